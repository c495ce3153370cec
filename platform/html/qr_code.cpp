#include "platform/html/qr_code.hpp"

#include <fmt/format.h>
#include <qrcodegen/qrcodegen.hpp>

namespace fengye::html {

QrCode qr_code(std::string_view text)
{
    constexpr int border = 4;
    auto const code =
        qrcodegen::QrCode::encodeText(std::string{text}.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
    QrCode drawn{code.getSize() + 2 * border, {}};
    for (int y = 0; y < code.getSize(); ++y)
        for (int x = 0; x < code.getSize(); ++x) {
            auto const begin = x;
            while (code.getModule(x, y)) // outside it is light
                ++x;
            if (x > begin)
                drawn.path +=
                    fmt::format("M{} {}h{}v1H{}z", begin + border, y + border, x - begin, begin + border);
        }
    return drawn;
}

} // namespace fengye::html
