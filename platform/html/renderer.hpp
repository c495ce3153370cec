#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "platform/html/page.hpp"
#include "platform/words/words.hpp"

namespace ctemplate {
class TemplateCache;
}

namespace fengye::html {

// The templates of every module, with words and parts filled in once for each language. Loading checks what
// escaping alone cannot make safe, and throws.
class Renderer {
public:
    explicit Renderer(Words const&);
    ~Renderer();

    Safe render(Page const&, Language) const;

    // In tests: a value no template asks for, or a name no view fills, throws.
    void be_strict() { m_strict = true; }

    // Every name a template shows, sections and parts included.
    std::set<std::string> const& names_of(std::string const& name) const;

private:
    void check(Page const&) const;

    std::unique_ptr<ctemplate::TemplateCache> m_cache;
    std::map<std::string, std::set<std::string>> m_names;
    bool m_strict{false};
};

} // namespace fengye::html
