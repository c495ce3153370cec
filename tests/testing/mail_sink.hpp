#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "tests/testing/temporary_folder.hpp"

namespace fengye {

// A real mail server on a free port of this machine, tests/mail/sink.py; gone with the object. Throws when
// python3-aiosmtpd is not installed.
class MailSink {
public:
    explicit MailSink(std::vector<std::string> options = {});
    ~MailSink();
    MailSink(MailSink const&) = delete;

    std::string address() const { return "127.0.0.1:" + std::to_string(m_port); }
    std::string url() const { return "smtp://" + address(); }
    std::filesystem::path authority() const { return m_folder / "authority.pem"; }

    // "450", "550", "hang" or "drop", at every command or at one: "450 RCPT". Empty: takes everything.
    void answer(std::string const& how);
    int asked() const; // commands answered so
    void kill();
    void start_again(); // on the same port

    // As Python's email package reads them: headers, text, attachments, rcpt, …
    std::vector<boost::json::object> messages() const;
    std::string raw(int number) const; // from 1

private:
    void start(int port);

    TemporaryFolder m_folder;
    std::vector<std::string> m_options;
    int m_process{0};
    int m_input{-1};
    int m_port{0};
};

} // namespace fengye
