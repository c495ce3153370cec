#pragma once

#include <string_view>

#include "platform/convert/jail.hpp"
#include "platform/convert/jpeg_header.hpp"

// What all that is done with pictures shares.
namespace fengye::convert {

// vips with its loaders for strange things off, on one picture called "input".
Job vips_job(std::string program, std::string_view bytes);

// What went wrong with a stranger's file is that the file is broken; that there is no vips is something else.
template <class T>
Result<T> as_of_a_photo(Result<T> result)
{
    if (!result && result.error().because == Because::not_valid)
        return refuse(Because::not_valid, "platform.photo_broken");
    return result;
}

// As it lies in the file, before it is turned. From the header alone: nothing is decoded yet. Refuses what
// has too many pixels.
Result<PictureSize> checked_size(std::string_view bytes, Jail&);

} // namespace fengye::convert
