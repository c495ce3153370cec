#include "platform/mail/message.hpp"

#include <algorithm>
#include <memory>
#include <stdexcept>

#include <gmime/gmime.h>

#include "platform/http/url.hpp"
#include "platform/mail/address.hpp"
#include "platform/utf8/utf8.hpp"

namespace fengye::mail {

namespace {

constexpr std::size_t subject_max = 200;

struct Released {
    void operator()(void* object) const { g_object_unref(object); }
    void operator()(GMimeFormatOptions* options) const { g_mime_format_options_free(options); }
    void operator()(GDateTime* time) const { g_date_time_unref(time); }
    void operator()(char* text) const { g_free(text); }
};
template <class T>
using Owned = std::unique_ptr<T, Released>;

void set_up_once()
{
    static bool const is_up = [] {
        g_mime_init();
        return true;
    }();
    (void)is_up;
}

bool has_control(std::string_view text)
{
    return std::any_of(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

// RFC 2045, 5.1: two tokens and nothing behind them.
bool is_media_type(std::string_view type)
{
    auto const is_token = [](std::string_view text) {
        return !text.empty() &&
               text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.+-") == std::string_view::npos;
    };
    auto const slash = type.find('/');
    return slash != std::string_view::npos && is_token(type.substr(0, slash)) &&
           is_token(type.substr(slash + 1));
}

Result<void> check(Message const& message, Letterhead const& head)
{
    if (mail_address(message.to) != message.to)
        return refuse(Because::not_valid, "platform.mail_address_wrong");
    bool const is_headed = mail_address(head.from) == head.from && mail_address(head.id) == head.id;
    if (!is_headed || !is_subject(message.subject) || !utf8::is_valid(message.text) ||
        message.text.find('\0') != std::string::npos)
        return refuse(Because::not_valid, "platform.mail_not_sendable");
    for (auto const& file : message.attachments)
        if (file.name.empty() || has_control(file.name) || !utf8::is_valid(file.name) ||
            !is_media_type(file.type))
            return refuse(Because::not_valid, "platform.mail_not_sendable");
    return {};
}

// RFC 2046, 4.1.1: lines of text end in CR LF, also under base64.
std::string with_wire_lines(std::string_view text)
{
    std::string lines;
    lines.reserve(text.size() + text.size() / 32);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n')
            continue;
        lines += text[i] == '\n' || text[i] == '\r' ? "\r\n" : std::string_view{&text[i], 1};
    }
    return lines;
}

Owned<GMimePart> part_of(std::string const& type, std::string_view bytes, GMimeContentEncoding encoding)
{
    auto const slash = type.find('/');
    Owned<GMimePart> part{
        g_mime_part_new_with_type(type.substr(0, slash).c_str(), type.substr(slash + 1).c_str())};
    Owned<GMimeStream> stream{g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size())};
    Owned<GMimeDataWrapper> content{
        g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT)};
    g_mime_part_set_content(part.get(), content.get());
    g_mime_part_set_content_encoding(part.get(), encoding);
    return part;
}

// Quoted-printable while most of it is Latin and can be read as it is, base64 otherwise.
Owned<GMimePart> text_part(std::string const& text)
{
    auto const foreign =
        std::count_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    bool const is_latin = static_cast<std::size_t>(foreign) * 6 < text.size() || foreign == 0;
    auto part = part_of(
        "text/plain", with_wire_lines(text),
        is_latin ? GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE : GMIME_CONTENT_ENCODING_BASE64);
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "charset", "utf-8");
    return part;
}

Owned<GMimeObject> body_of(Message const& message)
{
    auto text = text_part(message.text);
    if (message.attachments.empty())
        return Owned<GMimeObject>{GMIME_OBJECT(text.release())};
    Owned<GMimeMultipart> all{g_mime_multipart_new_with_subtype("mixed")};
    g_mime_multipart_add(all.get(), GMIME_OBJECT(text.get()));
    for (auto const& file : message.attachments) {
        auto const part = part_of(file.type, file.bytes, GMIME_CONTENT_ENCODING_BASE64);
        g_mime_object_set_disposition(GMIME_OBJECT(part.get()), GMIME_DISPOSITION_ATTACHMENT);
        g_mime_part_set_filename(part.get(), file.name.c_str());
        g_mime_multipart_add(all.get(), GMIME_OBJECT(part.get()));
    }
    return Owned<GMimeObject>{GMIME_OBJECT(all.release())};
}

void write_head(GMimeMessage* mail, Message const& message, Letterhead const& head)
{
    g_mime_message_add_mailbox(mail, GMIME_ADDRESS_TYPE_FROM, nullptr, head.from.c_str());
    g_mime_message_add_mailbox(mail, GMIME_ADDRESS_TYPE_TO, nullptr, message.to.c_str());
    g_mime_message_set_subject(mail, message.subject.c_str(), "utf-8");
    Owned<GDateTime> const utc{g_date_time_new_from_unix_utc(head.at.time_since_epoch().count())};
    Owned<GDateTime> const local{g_date_time_to_timezone(
        utc.get(),
        std::unique_ptr<GTimeZone, decltype(&g_time_zone_unref)>{
            g_time_zone_new_offset(static_cast<gint32>(std::chrono::seconds{city_offset}.count())),
            &g_time_zone_unref}
            .get())};
    g_mime_message_set_date(mail, local.get());
    g_mime_message_set_message_id(mail, head.id.c_str());
    // RFC 3834: holiday notices do not answer it.
    g_mime_object_set_header(GMIME_OBJECT(mail), "Auto-Submitted", "auto-generated", nullptr);
}

} // namespace

bool is_subject(std::string_view text)
{
    if (text.empty() || has_control(text) || !utf8::is_valid(text))
        return false;
    return utf8::count(text) <= subject_max;
}

Result<std::string> written(Message const& message, Letterhead const& head)
{
    TRY(check(message, head));
    set_up_once();
    Owned<GMimeMessage> const mail{g_mime_message_new(TRUE)};
    write_head(mail.get(), message, head);
    auto const body = body_of(message);
    g_mime_message_set_mime_part(mail.get(), body.get());
    Owned<GMimeFormatOptions> const options{g_mime_format_options_new()};
    g_mime_format_options_set_newline_format(options.get(), GMIME_NEWLINE_FORMAT_DOS);
    Owned<char> const text{g_mime_object_to_string(GMIME_OBJECT(mail.get()), options.get())};
    if (!text)
        throw std::runtime_error{"a message could not be written"};
    return std::string{text.get()};
}

} // namespace fengye::mail
