#include <array>

#include "modules/editorial/domain/noticed.hpp"

namespace fengye::editorial {

namespace {

using Text = std::u32string_view;

struct Repealed {
    Text name;     // without 中华人民共和国
    Text followed; // by; empty when nothing stands in its place
};

// The Civil Code, art. 1260 (2021-01-01); Foreign Investment Law, art. 42 (2020-01-01); and laws that ended
// alone.
constexpr std::array<Repealed, 21> repealed{{
    {U"婚姻法", U"民法典"},
    {U"继承法", U"民法典"},
    {U"民法通则", U"民法典"},
    {U"收养法", U"民法典"},
    {U"担保法", U"民法典"},
    {U"合同法", U"民法典"},
    {U"物权法", U"民法典"},
    {U"侵权责任法", U"民法典"},
    {U"民法总则", U"民法典"},
    {U"外资企业法", U"外商投资法"},
    {U"中外合资经营企业法", U"外商投资法"},
    {U"中外合作经营企业法", U"外商投资法"},
    {U"行政监察法", U"监察法"},
    {U"治安管理处罚条例", U"治安管理处罚法"},
    {U"城市房屋拆迁管理条例", U"国有土地上房屋征收与补偿条例"},
    {U"城市流浪乞讨人员收容遣送办法", U"城市生活无着的流浪乞讨人员救助管理办法"},
    {U"营业税暂行条例", U"增值税法"},
    {U"增值税暂行条例", U"增值税法"},
    {U"农业税条例", U""},
    {U"资源税暂行条例", U"资源税法"},
    {U"城市维护建设税暂行条例", U"城市维护建设税法"},
}};
constexpr Text state = U"中华人民共和国";

// "……《合同法》同时废止" says so itself.
bool is_said_to_be_repealed(Text after)
{
    auto const near = after.substr(0, 16);
    return near.find(U"废止") != Text::npos || near.find(U"失效") != Text::npos;
}

} // namespace

std::vector<Noticed> repealed_laws(Text text)
{
    std::vector<Noticed> noticed;
    for (auto open = text.find(U'《'); open != Text::npos; open = text.find(U'《', open + 1)) {
        auto const close = text.find(U'》', open);
        if (close == Text::npos)
            break;
        auto name = text.substr(open + 1, close - open - 1);
        bool const has_state = name.starts_with(state);
        name.remove_prefix(has_state ? state.size() : 0);
        for (auto const& law : repealed)
            if (name == law.name && !is_said_to_be_repealed(text.substr(close)))
                noticed.push_back(
                    {open, close + 1, Level::please_confirm, FindingRule::repealed_law,
                     law.followed.empty() ? std::u32string{}
                                          : U"《" + std::u32string{has_state ? state : Text{}} +
                                                std::u32string{law.followed} + U"》"});
    }
    return noticed;
}

} // namespace fengye::editorial
