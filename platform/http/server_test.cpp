#include "platform/http/server.hpp"

#include <latch>
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "platform/files/files.hpp"
#include "tests/testing/raw_client.hpp"
#include "tests/testing/temporary_folder.hpp"

namespace fengye::http {
namespace {

using namespace std::chrono_literals;

// What a request came to the door as, told in the answer.
PageCache::Outcome told(Request& request)
{
    std::string text = request.path + " [" + std::string{request.body_text()} + "]";
    for (auto const* name : {"x-a", "x-b", "content-type"})
        if (auto const value = request.header(name); !value.empty())
            text += std::string{" "} + name + "=" + std::string{value};
    return {nullptr, {.type = "text/plain; charset=utf-8", .body = text}};
}

class Served : public ::testing::Test {
protected:
    front::Tags tags;
    PageCache cache{tags, 16u << 20};
    std::function<PageCache::Outcome(Request&)> answer = told;
    ServerOptions options{
        .port = "0", .loopback_only = true, .io_threads = 1, .reading_threads = 2, .writing_threads = 2};
    std::unique_ptr<Server> server;

    void start()
    {
        server = std::make_unique<Server>(
            options,
            Doors{
                [this](std::string_view target, std::string_view) { return cache.find(target, Moment{}); },
                [this](Request& request) { return answer(request); },
                [](Request const& request) {
                    return request.path == "/upload" ? BodySize::upload
                           : request.path == "/text" ? BodySize::text
                                                     : BodySize::small;
                },
            });
    }
    RawClient client()
    {
        if (!server)
            start();
        return RawClient{server->port()};
    }
    // Everything that comes back for these bytes until the server closes, which it must.
    std::string refused(std::string const& bytes)
    {
        auto wire = client();
        wire.send(bytes);
        return wire.rest();
    }
    void keep_ready(std::string const& target, std::string body)
    {
        (void)cache.find_or_render(target, Moment{}, [&](PageCache::Begun const& begun) {
            begun(0);
            Response response{.body = std::move(body)};
            response.cache = CacheNote{0, {}, {}};
            return response;
        });
        for (auto const coding : {Coding::gzip, Coding::br})
            cache.find(target, Moment{})->make_wire(coding);
    }
};

TEST_F(Served, a_request_is_answered_and_the_connection_kept)
{
    auto wire = client();
    for (int i = 0; i < 3; ++i) {
        wire.send("GET /news/%E6%9E%AB?a=1 HTTP/1.1\r\nHost: x\r\nX-A:  two words \r\n\r\n");
        auto const answered = wire.answer();
        EXPECT_EQ(answered.status, 200);
        EXPECT_EQ(answered.body, "/news/枫 [] x-a=two words");
        EXPECT_EQ(answered.header("content-length"), std::to_string(answered.body.size()));
        EXPECT_NE(answered.header("date"), "");
        EXPECT_EQ(answered.header("x-content-type-options"), "nosniff");
        EXPECT_EQ(answered.header("connection"), "");
        EXPECT_EQ(answered.header("server"), ""); // nobody's business
    }
}

TEST_F(Served, a_head_is_a_get_without_its_body)
{
    keep_ready("/ready", "a page that is ready");
    auto wire = client();
    for (auto const* target : {"/ready", "/made"}) {
        wire.send(std::string{"GET "} + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
        auto const whole = wire.answer();
        wire.send(std::string{"HEAD "} + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
        auto const head = wire.answer(RawClient::Body::none);
        EXPECT_EQ(head.status, 200);
        EXPECT_EQ(head.header("content-length"), whole.header("content-length"));
        EXPECT_GT(whole.body.size(), 0u);
    }
    wire.send("GET /last HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(wire.answer().body, "/last []"); // nothing was left over
}

TEST_F(Served, pipelined_requests_are_answered_in_their_order)
{
    keep_ready("/ready", "ready");
    auto wire = client();
    std::string all;
    for (int i = 0; i < 60; ++i)
        all += i % 3 == 0 ? "GET /ready HTTP/1.1\r\nHost: x\r\n\r\n"
               : i % 3 == 1
                   ? "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\n\r\n"
                   : "POST /" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc";
    wire.send(all);
    for (int i = 0; i < 60; ++i)
        EXPECT_EQ(
            wire.answer().body,
            i % 3 == 0 ? "ready" : "/" + std::to_string(i) + (i % 3 == 1 ? " []" : " [abc]"))
            << i;
}

TEST_F(Served, a_request_may_come_byte_by_byte)
{
    auto wire = client();
    for (char const c : std::string{"POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello"}) {
        wire.send(std::string(1, c));
        std::this_thread::sleep_for(1ms);
    }
    EXPECT_EQ(wire.answer().body, "/slow [hello]");
}

TEST_F(Served, the_connection_ends_when_the_client_says_so)
{
    keep_ready("/ready", "ready");
    for (auto const* target : {"/ready", "/made"}) {
        auto const closed = refused(
            std::string{"GET "} + target +
            " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\nGET /more HTTP/1.1\r\nHost: x\r\n\r\n");
        EXPECT_EQ(answers_in(closed), 1) << closed;
        EXPECT_NE(closed.find("Connection: close\r\n"), std::string::npos);
        EXPECT_EQ(answers_in(refused(std::string{"GET "} + target + " HTTP/1.0\r\nHost: x\r\n\r\n")), 1);
    }
}

TEST_F(Served, a_page_that_did_not_change_is_not_sent_again)
{
    keep_ready("/ready", std::string(3000, 'x'));
    auto wire = client();
    wire.send("GET /ready HTTP/1.1\r\nHost: x\r\n\r\n");
    auto const etag = wire.answer().header("etag");
    EXPECT_GT(etag.size(), 4u);
    for (auto const& condition : {etag, "\"other\", " + etag, std::string{"*"}, "W/" + etag}) {
        wire.send("GET /ready HTTP/1.1\r\nHost: x\r\nIf-None-Match: " + condition + "\r\n\r\n");
        auto const answered = wire.answer(RawClient::Body::none);
        EXPECT_EQ(answered.status, 304) << condition;
        EXPECT_EQ(answered.header("etag"), etag);
        EXPECT_EQ(answered.header("content-length"), "");
    }
    wire.send("GET /ready HTTP/1.1\r\nHost: x\r\nIf-None-Match: \"other\"\r\n\r\n");
    EXPECT_EQ(wire.answer().body.size(), 3000u);
}

TEST_F(Served, a_page_just_made_that_did_not_change_is_not_sent_either)
{
    std::string etag;
    answer = [&](Request&) {
        auto outcome = cache.find_or_render("/kept", Moment{}, [&](PageCache::Begun const& begun) {
            begun(0);
            Response response{.body = std::string(2000, 'y')};
            response.cache = CacheNote{0, {}, {}};
            return response;
        });
        etag = outcome.page->etag();
        return outcome;
    };
    auto wire = client();
    wire.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(wire.answer().body.size(), 2000u);
    wire.send(
        "GET /a HTTP/1.1\r\nHost: x\r\nIf-None-Match: " + etag +
        "\r\n\r\nHEAD /a HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(wire.answer(RawClient::Body::none).status, 304);
    EXPECT_EQ(wire.answer(RawClient::Body::none).status, 200);
}

TEST_F(Served, answers_are_coded_as_the_client_likes)
{
    keep_ready("/ready", std::string(3000, 'x'));
    answer = [](Request&) { return PageCache::Outcome{nullptr, {.body = std::string(3000, 'z')}}; };
    auto wire = client();
    for (auto const* target : {"/ready", "/made"})
        for (auto const* coding : {"br", "gzip"}) {
            wire.send(
                std::string{"GET "} + target + " HTTP/1.1\r\nHost: x\r\nAccept-Encoding: " + coding +
                "\r\n\r\n");
            auto const answered = wire.answer();
            EXPECT_EQ(answered.header("content-encoding"), coding);
            EXPECT_NE(answered.header("vary").find("Accept-Encoding"), std::string::npos);
            EXPECT_LT(answered.body.size(), 200u);
        }
    wire.send("GET /made HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(wire.answer().body.size(), 3000u);
}

TEST_F(Served, chunked_bodies_are_gathered)
{
    auto wire = client();
    wire.send("POST /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;ext=1\r\n "
              "world\r\n0\r\n\r\n");
    EXPECT_EQ(wire.answer().body, "/c [hello world]");
    for (char const c : std::string{
             "POST /d HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: Chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"}) {
        wire.send(std::string(1, c));
        std::this_thread::sleep_for(1ms);
    }
    EXPECT_EQ(wire.answer().body, "/d [hello]");
}

// What follows the body is not what the request was let in with.
TEST_F(Served, trailers_are_no_headers)
{
    auto wire = client();
    wire.send("POST /t HTTP/1.1\r\nHost: x\r\nX-A: real\r\nTransfer-Encoding: "
              "chunked\r\n\r\n2\r\nhi\r\n0\r\nX-B: late\r\nContent-Type: text/evil\r\n\r\n");
    EXPECT_EQ(wire.answer().body, "/t [hi] x-a=real");
}

TEST_F(Served, half_a_chunk_keeps_nobody_waiting)
{
    auto half = client(), other = client();
    for (auto const* piece :
         {"POST /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5", "\r", "\nhel", "lo\r\n0"}) {
        half.send(piece);
        std::this_thread::sleep_for(20ms);
        other.send("GET /other HTTP/1.1\r\nHost: x\r\n\r\n"); // served by the same thread
        EXPECT_EQ(other.answer(2s).body, "/other []") << piece;
    }
    half.send("\r\n\r\n");
    EXPECT_EQ(half.answer().body, "/c [hello]");
}

TEST_F(Served, who_waits_for_leave_to_send_gets_it)
{
    auto wire = client();
    wire.send("POST /e HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(wire.line(), "HTTP/1.1 100 Continue");
    EXPECT_EQ(wire.line(), "");
    wire.send("hello");
    EXPECT_EQ(wire.answer().body, "/e [hello]");
    wire.send("POST /e HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(wire.answer().status, 413); // not after it was told to go on
}

TEST_F(Served, a_body_has_its_limit)
{
    options.limits.small_bytes_max = 1000;
    options.limits.text_bytes_max = 10'000;
    options.limits.upload_bytes_max = 100'000;
    auto const post = [](std::string const& path, std::size_t size) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(size) +
               "\r\n\r\n" + std::string(size, 'b');
    };
    auto wire = client();
    wire.send(post("/form", 1000));
    EXPECT_EQ(wire.answer().status, 200);
    wire.send(post("/upload", 100'000));
    EXPECT_EQ(wire.answer().body.size(), 100'000u + 10);
    wire.send(post("/text", 10'000));
    EXPECT_EQ(wire.answer().body.size(), 10'000u + 8);
    EXPECT_EQ(status_of(refused(post("/form", 1001))), 413);
    EXPECT_EQ(status_of(refused(post("/text", 10'001))), 413);
    EXPECT_EQ(status_of(refused(post("/upload", 100'001))), 413);
    EXPECT_EQ(
        status_of(refused(
            "POST /form HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n" +
            std::string(1001, 'b') + "\r\n0\r\n\r\n")),
        413);
    std::string chunks;
    for (int i = 0; i < 200; ++i)
        chunks += "a\r\n0123456789\r\n";
    EXPECT_EQ(
        status_of(refused("POST /form HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks)),
        413);
    EXPECT_EQ(
        status_of(refused("POST /form HTTP/1.1\r\nHost: x\r\nContent-Length: 18446744073709551615\r\n\r\n")),
        413);
}

TEST_F(Served, a_head_has_its_limit)
{
    EXPECT_EQ(status_of(refused("GET /" + std::string(20'000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n")), 431);
    EXPECT_EQ(
        status_of(refused("GET / HTTP/1.1\r\nHost: x\r\nX-A: " + std::string(20'000, 'a') + "\r\n\r\n")),
        431);
    std::string many;
    for (int i = 0; i < 80; ++i)
        many += "X-" + std::to_string(i) + ": a\r\n";
    EXPECT_EQ(status_of(refused("GET / HTTP/1.1\r\nHost: x\r\n" + many + "\r\n")), 431);
    auto wire = client();
    wire.send("GET /" + std::string(12'000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(wire.answer().status, 200);
}

// Requests two servers could read in two ways: all refused, the connection closed, nothing after them
// answered.
std::vector<std::string> const ambiguous{
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5, 6\r\n\r\nhello!",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +5\r\n\r\nhello",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\nhello",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0x5\r\n\r\nhello",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5a\r\n\r\nhello",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: \r\n\r\nhello",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\nhello",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity\r\nContent-Length: 5\r\n\r\nhello",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: "
    "identity\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity\r\nTransfer-Encoding: "
    "chunked\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding:\x0b"
    "chunked\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding\t: chunked\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\n Host: x\r\nContent-Length: 0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length:\r\n 5\r\n\r\nhello",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: \r\n\tchunked\r\n\r\n0\r\n\r\n",
    "GET / HTTP/1.1\r\nHost:\r\n x\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\nX-A:\r\n \r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nX-A: a\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nX-A: a\r\n\tb\r\nContent-Length: 0\r\n\r\n",
    "POST / HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "GET / HTTP/1.1\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\nhost: x\r\n\r\n",
    "GET / HTTP/1.1\nHost: x\n\n",
    "GET / HTTP/1.1\r\nHost: x\nX-A: b\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\n\n",
    "GET / HTTP/1.1\r\nHost: x\rX-A: b\r\n\r\n",
    "GET / HTTP/1.1\r\nHost x\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\n: empty\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\nX A: b\r\n\r\n",
    std::string{"GET / HTTP/1.1\r\nHost: x\r\nX-A: b\0c\r\n\r\n", 42},
    std::string{"GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n", 29},
    "GET  / HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET / HTTP/1.1 \r\nHost: x\r\n\r\n",
    "GET /\tx HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET / HTTP/2.0\r\nHost: x\r\n\r\n",
    "GET / HTTP/1.2\r\nHost: x\r\n\r\n",
    "GET / http/1.1\r\nHost: x\r\n\r\n",
    "GET /\r\nHost: x\r\n\r\n",
    "GET\r\n\r\n",
    " GET / HTTP/1.1\r\nHost: x\r\n\r\n",
    "G@T / HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET * HTTP/1.1\r\nHost: x\r\n\r\n",
    "CONNECT x:80 HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET //evil.example/ HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 this is TLS to a plain port\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n+5\r\nhello\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0x5\r\nhello\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n 5\r\nhello\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\nhello\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhelloX\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5;\nGET /evil "
    "HTTP/1.1\r\nhello\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
    "chunked\r\n\r\nffffffffffffffffff\r\nhello\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5;a=" + std::string(100'000, 'x') +
        "\r\nhello\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n\r\nhello\r\n0\r\n\r\n",
};

TEST_F(Served, a_request_that_can_be_read_in_two_ways_is_refused)
{
    std::atomic<int> answered{0};
    answer = [&](Request&) {
        ++answered;
        return PageCache::Outcome{nullptr, {.body = "answered"}};
    };
    for (auto const& request : ambiguous) {
        auto const what = request.substr(0, 160);
        auto const all = refused(request + "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n");
        EXPECT_EQ(status_of(all), 400) << what << "\n--\n" << all.substr(0, 200);
        EXPECT_EQ(answers_in(all), 1) << what;
        EXPECT_NE(all.find("Connection: close\r\n"), std::string::npos) << what;
        EXPECT_EQ(answered, 0) << what;
        answered = 0;
    }
    EXPECT_EQ(server->counts().refused_by_parser, ambiguous.size());
}

TEST_F(Served, a_page_that_is_ready_is_not_served_to_a_doubtful_request)
{
    keep_ready("/", "ready");
    for (auto const& request :
         {"GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"})
        EXPECT_EQ(status_of(refused(request)), 400) << request;
}

// Time goes ten times as fast here.
class ServedInTime : public Served {
protected:
    std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();

    ServedInTime()
    {
        options.limits.request_time_max = 400ms;
        options.limits.still_time_max = 10s;
        options.limits.idle_time_max = 10s;
        options.limits.look_round_every = 10ms;
    }
    auto passed() const { return std::chrono::steady_clock::now() - begun; }
};

TEST_F(ServedInTime, a_client_that_never_finishes_is_closed)
{
    auto head = client(), body = client(), dripping = client(), nothing = client();
    head.send("GET / HTTP/1.1\r\nHost:");
    body.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf");
    std::thread drip{[&] {
        dripping.send("GET / HTTP/1.1\r\nHost: x\r\nX-A: ");
        for (int i = 0; i < 200 && dripping.try_send("x"); ++i)
            std::this_thread::sleep_for(20ms);
    }};
    EXPECT_EQ(head.rest(), "");
    EXPECT_EQ(body.rest(), "");
    drip.join();
    EXPECT_GT(passed(), 390ms);
    EXPECT_LT(passed(), 3s);
}

TEST_F(ServedInTime, a_large_body_has_longer)
{
    options.limits.request_time_max = 300ms;
    options.limits.bytes_per_second_min = 10'000;
    auto wire = client();
    wire.send("POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 20000\r\n\r\n");
    for (int i = 0; i < 40; ++i) {
        wire.send(std::string(500, 'b'));
        std::this_thread::sleep_for(20ms);
    }
    EXPECT_EQ(wire.answer().status, 200);
    EXPECT_GT(passed(), 790ms);
}

TEST_F(ServedInTime, a_client_that_stops_in_the_middle_is_closed_before_his_time)
{
    options.limits.request_time_max = 10s;
    options.limits.still_time_max = 100ms;
    auto wire = client();
    wire.send("POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 20000\r\n\r\nsome");
    EXPECT_EQ(wire.rest(), "");
    EXPECT_LT(passed(), 3s);
}

TEST_F(ServedInTime, an_idle_connection_is_closed_in_its_time)
{
    options.limits.idle_time_max = 300ms;
    auto wire = client();
    wire.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(wire.answer().status, 200);
    EXPECT_EQ(wire.rest(), "");
    EXPECT_GT(passed(), 290ms);
    EXPECT_LT(passed(), 3s);
}

// Each of its requests is quick, whatever part of the next has come with it.
TEST_F(ServedInTime, a_busy_client_is_not_taken_for_a_slow_one)
{
    keep_ready("/ready", "ready");
    for (std::string const target : {"/ready", "/made"}) {
        auto wire = client();
        std::string const request = "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n";
        wire.send(request.substr(0, 10));
        for (int i = 0; i < 25; ++i) {
            wire.send(request.substr(10) + request.substr(0, 10)); // always half of the next
            ASSERT_EQ(wire.answer().status, 200) << target << i;
            std::this_thread::sleep_for(30ms);
        }
    }
}

// One that leaves is enough: whether others go with it, nobody promises.
TEST_F(ServedInTime, a_crowd_of_idle_connections_makes_room_sooner)
{
    options.limits.connections_max = 6;
    options.limits.crowded_time_max = 200ms;
    options.limits.idle_time_max = 60s;
    keep_ready("/ready", "ready");
    std::vector<RawClient> crowd;
    for (int i = 0; i < 6; ++i) {
        crowd.push_back(client());
        crowd.back().send("GET /ready HTTP/1.1\r\nHost: x\r\n\r\n");
        EXPECT_EQ(crowd.back().answer().status, 200);
    }
    int status = 0;
    while (status != 200 && passed() < 30s) {
        auto newcomer = client();
        newcomer.send("GET /ready HTTP/1.1\r\nHost: x\r\n\r\n");
        status = newcomer.answer().status;
    }
    EXPECT_EQ(status, 200);
}

TEST_F(ServedInTime, a_reader_who_does_not_read_is_closed)
{
    options.limits.still_time_max = 200ms;
    std::string const large(16 << 20, 'x');
    answer = [&](Request&) {
        return PageCache::Outcome{nullptr, {.type = "application/octet-stream", .body = large}};
    };
    auto wire = client();
    wire.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    for (int i = 0; i < 500 && server->counts().answers_bytes == 0; ++i)
        std::this_thread::sleep_for(5ms);
    EXPECT_GE(server->counts().answers_bytes, large.size());
    for (int i = 0; i < 500 && server->counts().connections > 0; ++i)
        std::this_thread::sleep_for(5ms);
    EXPECT_EQ(server->counts().connections, 0);
    EXPECT_EQ(server->counts().answers_bytes, 0u);
}

// What all connections hold together is bounded.
TEST_F(Served, bodies_have_room_together)
{
    options.limits.small_bytes_max = 1000;
    options.limits.in_memory_bytes_max = 50'000;
    options.limits.requests_bytes_max = 100'000;
    options.limits.files_bytes_max = 300'000;
    options.limits.file_bytes_min = 0;
    auto const head = [](std::string const& path) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n";
    };
    std::vector<RawClient> some;
    for (int i = 0; i < 4; ++i) {
        some.push_back(client());
        some.back().send(head("/upload") + std::string(99'999, 'b'));
    }
    // Three have room; the fourth is told to come back.
    std::size_t refusals = 0;
    for (int i = 0; i < 1000 && refusals == 0; ++i) {
        std::this_thread::sleep_for(5ms);
        refusals = server->counts().overloaded;
    }
    EXPECT_EQ(refusals, 1u);
    EXPECT_LE(server->counts().files_bytes, 300'000u);
    EXPECT_LE(server->counts().requests_bytes, 100'000u);
    int finished = 0;
    for (auto& one : some) {
        one.send("b");
        auto const answered = one.answer();
        finished += answered.status == 200 && answered.body.size() == 100'000 + 10 ? 1 : 0;
        if (answered.status == 503)
            EXPECT_EQ(answered.header("retry-after"), "5");
    }
    EXPECT_EQ(finished, 3);
    some.clear();
    for (int i = 0; i < 1000 && server->counts().connections > 0; ++i)
        std::this_thread::sleep_for(5ms);
    EXPECT_EQ(server->counts().files_bytes, 0u);
    EXPECT_EQ(server->counts().requests_bytes, 0u);
}

TEST_F(Served, a_flood_of_nobodys_bodies_leaves_room_for_those_who_are_known)
{
    options.limits.requests_bytes_max = 100'000;
    options.limits.files_bytes_max = 100'000;
    options.limits.file_bytes_min = 0;
    auto const body = [](std::string const& path) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 20000\r\n\r\n" +
               std::string(19'999, 'b');
    };
    std::vector<RawClient> flood;
    for (int i = 0; i < 10; ++i) {
        flood.push_back(client());
        flood.back().send(body("/form"));
    }
    for (int i = 0; i < 1000 && server->counts().overloaded < 3; ++i)
        std::this_thread::sleep_for(5ms);
    EXPECT_GE(server->counts().overloaded, 3u);
    auto wire = client();
    wire.send(body("/text") + "b");
    EXPECT_EQ(wire.answer().body.size(), 20'000u + 8);
    auto nobody = client();
    nobody.send(body("/form") + "b");
    EXPECT_EQ(nobody.answer().status, 503);
}

// Heads longer than a first buffer come out of the same room; short ones need none.
TEST_F(Served, a_flood_of_long_heads_leaves_others_alone)
{
    options.limits.requests_bytes_max = 100'000;
    std::vector<RawClient> flood;
    for (int i = 0; i < 20; ++i) {
        flood.push_back(client());
        flood.back().send("GET /" + std::string(10'000, 'a'));
    }
    for (int i = 0; i < 1000 && server->counts().overloaded < 12; ++i)
        std::this_thread::sleep_for(5ms);
    EXPECT_EQ(server->counts().overloaded, 12u); // eight have room: 12 KB beyond the first 4 KB of each
    auto wire = client();
    wire.send("GET /short HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(wire.answer().body, "/short []");
}

TEST_F(Served, one_address_leaves_places_for_others)
{
    options.limits.per_address_max = 3;
    std::vector<RawClient> some;
    for (int i = 0; i < 3; ++i) {
        some.push_back(client());
        some.back().send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
        EXPECT_EQ(some.back().answer().status, 200);
    }
    EXPECT_EQ(client().rest(), "");
    some.pop_back();
    for (int i = 0; i < 1000 && server->counts().connections > 2; ++i)
        std::this_thread::sleep_for(5ms);
    auto wire = client();
    wire.send("GET /again HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(wire.answer().body, "/again []");
}

TEST_F(Served, a_proxy_is_not_one_address)
{
    options.limits.per_address_max = 1;
    options.proxies = {"127.0.0.1"};
    auto first = client(), second = client();
    second.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(second.answer().status, 200);
}

TEST_F(Served, too_many_at_once_are_told_to_come_back)
{
    options.reading_threads = 1;
    options.limits.reading_queue_max = 1;
    std::latch go_on{1};
    std::atomic<int> at_work{0};
    answer = [&](Request& request) {
        ++at_work;
        if (request.path == "/slow")
            go_on.wait();
        return told(request);
    };
    auto first = client(), second = client(), third = client();
    first.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
    while (at_work == 0)
        std::this_thread::sleep_for(1ms);
    second.send("GET /waits HTTP/1.1\r\nHost: x\r\n\r\n");
    std::this_thread::sleep_for(50ms);
    third.send("GET /too-much HTTP/1.1\r\nHost: x\r\n\r\n");
    auto const told_off = third.answer();
    EXPECT_EQ(told_off.status, 503);
    EXPECT_EQ(told_off.header("retry-after"), "5");
    auto writer = client();
    writer.send("POST /writes HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"); // has its own pool
    EXPECT_EQ(writer.answer().status, 200);
    go_on.count_down();
    EXPECT_EQ(first.answer().status, 200);
    EXPECT_EQ(second.answer().status, 200);
    EXPECT_EQ(server->counts().overloaded, 1u);
}

TEST_F(Served, a_large_answer_arrives_whole_at_a_slow_reader)
{
    std::string large;
    for (int i = 0; large.size() < (6u << 20); ++i)
        large += std::to_string(i) + std::string(1000, 'x');
    TemporaryFolder folder;
    files::Files kept{folder.path()};
    auto const hash = kept.keep(large);
    answer = [&](Request& request) {
        Response response{.type = "application/octet-stream"};
        if (request.path == "/memory")
            response.body = large;
        else if (request.path == "/file")
            response.file = FilePart{kept.open(hash), 0, large.size()};
        else
            response.file = FilePart{kept.open(hash), 1'000'000, 70'000};
        return PageCache::Outcome{nullptr, std::move(response)};
    };
    keep_ready("/ready", large);
    auto wire = client();
    for (auto const* path : {"/memory", "/ready", "/file", "/part", "/file"})
        wire.send(std::string{"GET "} + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
    wire.send("HEAD /file HTTP/1.1\r\nHost: x\r\n\r\n");
    std::this_thread::sleep_for(100ms);
    EXPECT_TRUE(wire.answer().body == large);
    EXPECT_TRUE(wire.answer().body == large);
    std::this_thread::sleep_for(100ms);
    EXPECT_LE(server->counts().answers_bytes, 64u * 1024); // of a file no more than a piece
    EXPECT_TRUE(wire.answer().body == large);
    EXPECT_TRUE(wire.answer().body == large.substr(1'000'000, 70'000));
    EXPECT_TRUE(wire.answer().body == large);
    auto const head = wire.answer(RawClient::Body::none);
    EXPECT_EQ(head.header("content-length"), std::to_string(large.size()));
    wire.send("GET /part HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(wire.answer().body.size(), 70'000u); // nothing was left over
}

TEST_F(Served, a_client_that_goes_away_harms_nobody)
{
    std::string const large(4'000'000, 'x');
    answer = [&](Request&) {
        return PageCache::Outcome{nullptr, {.type = "application/octet-stream", .body = large}};
    };
    for (int i = 0; i < 20; ++i) {
        auto gone = client();
        gone.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n");
    }
    answer = told;
    auto wire = client();
    wire.send("GET /still HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(wire.answer().body, "/still []");
    for (int i = 0; i < 300 && server->counts().connections > 1; ++i)
        std::this_thread::sleep_for(10ms);
    EXPECT_EQ(server->counts().connections, 1);
}

TEST_F(Served, what_is_at_work_is_finished_before_the_end)
{
    std::latch begun{1};
    answer = [&](Request& request) {
        begun.count_down();
        std::this_thread::sleep_for(200ms);
        return told(request);
    };
    auto wire = client();
    wire.send("GET /last HTTP/1.1\r\nHost: x\r\n\r\n");
    begun.wait();
    server.reset();
    EXPECT_EQ(wire.answer().body, "/last []");
}

TEST_F(Served, says_from_where_it_was_asked)
{
    answer = [](Request& request) {
        return PageCache::Outcome{
            nullptr, {.body = request.address + (request.secure ? " secure" : " plain")}};
    };
    auto wire = client();
    wire.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(wire.answer().body, "127.0.0.1 plain");
}

TEST_F(Served, two_servers_do_not_share_a_port_by_mistake)
{
    auto wire = client();
    options.port = std::to_string(server->port());
    EXPECT_ANY_THROW((Server{options, Doors{}}));
    options.loopback_only = false;
    EXPECT_ANY_THROW((Server{options, Doors{}}));
    wire.send("GET /still HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(wire.answer().body, "/still []");
}

TEST_F(Served, a_port_is_free_again_after_the_end)
{
    {
        auto wire = client();
        wire.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        EXPECT_EQ(wire.answer().status, 200);
    }
    options.port = std::to_string(server->port());
    server.reset(); // some of its connections linger in the system
    auto wire = client();
    wire.send("GET /again HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(wire.answer().body, "/again []");
}

TEST_F(Served, every_thread_has_connections)
{
    options.io_threads = 3;
    std::mutex mutex;
    std::set<std::thread::id> threads;
    server = std::make_unique<Server>(
        options, Doors{
                     [&](std::string_view, std::string_view) {
                         std::lock_guard const lock{mutex};
                         threads.insert(std::this_thread::get_id());
                         return nullptr;
                     },
                     told, [](Request const&) { return BodySize::small; }});
    std::vector<RawClient> clients;
    for (int i = 0; i < 6; ++i) {
        clients.push_back(client());
        clients.back().send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
        EXPECT_EQ(clients.back().answer().status, 200);
    }
    EXPECT_EQ(threads.size(), 3u);
}

} // namespace
} // namespace fengye::http
