#include "tests/testing/mail_sink.hpp"

#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

namespace fengye {

namespace {

std::string text_of(std::filesystem::path const& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::vector<char*> arguments(std::vector<std::string>& words)
{
    std::vector<char*> list;
    for (auto& word : words)
        list.push_back(word.data());
    list.push_back(nullptr);
    return list;
}

std::string read_line(int from)
{
    std::string line;
    for (char c = 0; ::read(from, &c, 1) == 1 && c != '\n';)
        line += c;
    return line;
}

} // namespace

MailSink::MailSink(std::vector<std::string> options) : m_options{std::move(options)}
{
    start(0);
}

MailSink::~MailSink()
{
    kill();
}

void MailSink::start(int port)
{
    int input[2], output[2];
    if (::pipe2(input, O_CLOEXEC) != 0 || ::pipe2(output, O_CLOEXEC) != 0)
        throw std::runtime_error{"cannot make pipes for the mail sink"};
    std::vector<std::string> words{
        "/usr/bin/python3", FENGYE_MAIL_SINK, m_folder.path().string(), "--port", std::to_string(port)};
    words.insert(words.end(), m_options.begin(), m_options.end());
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input[0], 0);
    posix_spawn_file_actions_adddup2(&actions, output[1], 1);
    int const problem =
        ::posix_spawn(&m_process, words[0].c_str(), &actions, nullptr, arguments(words).data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(input[0]);
    ::close(output[1]);
    m_input = input[1];
    auto const line = problem == 0 ? read_line(output[0]) : std::string{};
    ::close(output[0]);
    if (std::sscanf(line.c_str(), "port %d", &m_port) != 1)
        throw std::runtime_error{"the mail sink does not start: bin/setup --tests installs what it needs"};
}

void MailSink::kill()
{
    if (m_process > 0) {
        ::kill(m_process, SIGKILL);
        ::waitpid(m_process, nullptr, 0);
        ::close(m_input);
    }
    m_process = 0;
}

void MailSink::start_again()
{
    start(m_port);
}

void MailSink::answer(std::string const& how)
{
    std::filesystem::remove(m_folder / "asked");
    std::ofstream{m_folder / "answer.new"} << how;
    std::filesystem::rename(m_folder / "answer.new", m_folder / "answer");
}

int MailSink::asked() const
{
    auto const lines = text_of(m_folder / "asked");
    return static_cast<int>(std::count(lines.begin(), lines.end(), '\n'));
}

std::vector<boost::json::object> MailSink::messages() const
{
    std::vector<boost::json::object> list;
    for (int number = 1;; ++number) {
        auto const text = text_of(m_folder / fmt::format("{:04}.json", number));
        if (text.empty())
            return list;
        list.push_back(boost::json::parse(text).as_object());
    }
}

std::string MailSink::raw(int number) const
{
    return text_of(m_folder / fmt::format("{:04}.eml", number));
}

} // namespace fengye
