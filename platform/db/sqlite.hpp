#pragma once

#include <filesystem>
#include <memory>

#include "platform/db/connection.hpp"

namespace fengye::db {

// A session with a database file in WAL mode; `durable` means synchronous=FULL, else NORMAL.
std::unique_ptr<Connection> connect_sqlite(std::filesystem::path const&, bool durable);

} // namespace fengye::db
