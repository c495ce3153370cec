#include "modules/casework/domain/masking.hpp"

#include <gtest/gtest.h>

namespace fengye::casework {
namespace {

struct Case {
    char const* text;
    char const* expected;
};

TEST(Masking, takes_out_what_tells_who_and_where)
{
    for (auto const& [text, expected] : {
             Case{"请打13800138000联系", "请打〔电话已隐去〕联系"},
             {"电话 138-0013-8000。", "电话 〔电话已隐去〕。"},
             {"电话１３８００１３８０００", "电话〔电话已隐去〕"},
             {"一三八零零一三八〇〇〇找我", "〔电话已隐去〕找我"},
             {"座机024-42816331", "座机〔电话已隐去〕"},
             {"打2816331没人接", "打〔电话已隐去〕没人接"},
             {"证号21050219800101123X", "证号〔证件号已隐去〕"},
             {"卡号6222 0210 0101 2345 678", "卡号〔账号已隐去〕"},
             {"写信到zhang.san@example.com。", "写信到〔邮箱已隐去〕。"},
             {"辽E·12345占道", "〔车牌已隐去〕占道"},
             {"辽ED12345占道", "〔车牌已隐去〕占道"},
             {"平山路12号楼3单元502室漏水", "平山路〔门牌已隐去〕漏水"},
             {"平山路25号门前", "平山路〔门牌已隐去〕门前"},
             {"我叫张三丰，住在附近", "我叫张**，住在附近"},
             {"姓名：李四", "姓名：李**"},
         })
        EXPECT_EQ(without_personal_data(text), expected);
}

TEST(Masking, leaves_what_tells_nothing_of_a_person)
{
    for (auto const* text :
         {"7月20号停水", "地铁5号线", "第3号公告", "本政办发10号文", "20260727施工", "投资2800000元",
          "涉及300户", "我叫苦连天", "5楼漏水", "2026年", "12345热线", "G1234", "辽宁省", "新建小区", "a@b",
          ""})
        EXPECT_EQ(without_personal_data(text), text);
}

TEST(Masking, knows_the_writers_name_wherever_it_stands)
{
    EXPECT_EQ(without_personal_data("欧阳小枫反映：我是欧阳小枫", {"欧阳小枫"}), "欧**反映：我是欧**");
    EXPECT_EQ(count_personal_data("欧阳小枫 13800138000", {"欧阳小枫"}), 2u);
    EXPECT_EQ(without_personal_data("王先生", {"王"}), "王先生") << "one character is no name";
}

TEST(Masking, of_fields_keeps_so_much_that_the_writer_knows_them)
{
    EXPECT_EQ(masked_name("张三"), "张**");
    EXPECT_EQ(masked_name(""), "");
    EXPECT_EQ(masked_phone("13800138000"), "138****8000");
    EXPECT_EQ(masked_phone("123"), "****");
    EXPECT_EQ(masked_email("zhang@example.com"), "z***@example.com");
    EXPECT_EQ(masked_email("nonsense"), "");
}

TEST(Masking, takes_any_bytes)
{
    std::string text;
    for (int i = 0; i < 256; ++i)
        text += static_cast<char>(i);
    EXPECT_NO_THROW(without_personal_data(text));
    EXPECT_NO_THROW(without_personal_data(std::string(200'000, '1')));
}

} // namespace
} // namespace fengye::casework
