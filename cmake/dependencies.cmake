# Everything is a package of Debian 12 (docs/decisions/0002).
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS url json)
find_package(OpenSSL REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(pugixml REQUIRED)
foreach(library sqlite3 libpq libsodium libbrotlienc libdeflate icu-uc icu-i18n gumbo libctemplate qrcodegencpp
    libcurl gmime-3.0 xlsxwriter libzip libhs)
    string(MAKE_C_IDENTIFIER ${library} name)
    pkg_check_modules(${name} REQUIRED IMPORTED_TARGET ${library})
endforeach()
