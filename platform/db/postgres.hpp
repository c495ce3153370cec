#pragma once

#include <memory>
#include <string>

#include "platform/db/connection.hpp"

namespace fengye::db {

// A session with PostgreSQL 15; `address` is a libpq connection string or address.
std::unique_ptr<Connection> connect_postgres(std::string const& address);

} // namespace fengye::db
