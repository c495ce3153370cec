#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "platform/html/page.hpp"
#include "platform/html/template_source.hpp"
#include "platform/words/words.hpp"

namespace ctemplate {
class TemplateCache;
}

namespace fengye::html {

// The templates of every module, with words and parts filled in once for each language. Loading checks what
// escaping alone cannot make safe, and throws.
class Renderer {
public:
    explicit Renderer(Words const&, Templates const& = embedded_templates());
    ~Renderer();

    Safe render(Page const&, Language) const;

    // In tests: a value no template asks for, or a name no view fills, throws.
    void be_strict() { m_strict = true; }

private:
    void check(Page const&) const;

    std::unique_ptr<ctemplate::TemplateCache> m_cache;
    std::map<std::string, Shown> m_shown;
    bool m_strict{false};
};

} // namespace fengye::html
