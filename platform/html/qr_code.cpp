#include "platform/html/qr_code.hpp"

#include <charconv>

#include <qrcodegen/qrcodegen.hpp>

namespace fengye::html {

QrCode qr_code(std::string_view text)
{
    constexpr int border = 4;
    using Code = qrcodegen::QrCode;
    // Of eight masks the best is looked for by drawing all; a camera reads any, and a page is made of it
    // anew.
    constexpr int mask = 2;
    auto const code = Code::encodeSegments(
        qrcodegen::QrSegment::makeSegments(std::string{text}.c_str()), Code::Ecc::MEDIUM, Code::MIN_VERSION,
        Code::MAX_VERSION, mask);
    QrCode drawn{code.getSize() + 2 * border, {}};
    auto const add = [&](std::string_view before, int number) {
        char digits[8];
        auto const end = std::to_chars(digits, digits + sizeof digits, number).ptr;
        drawn.path.append(before).append(digits, end);
    };
    for (int y = 0; y < code.getSize(); ++y)
        for (int x = 0; x < code.getSize(); ++x) {
            auto const begin = x;
            while (code.getModule(x, y)) // outside it is light
                ++x;
            if (x == begin)
                continue;
            add("M", begin + border);
            add(" ", y + border);
            add("h", x - begin);
            add("v1H", begin + border);
            drawn.path += 'z';
        }
    return drawn;
}

} // namespace fengye::html
