#pragma once

#include <map>

#include "modules/editorial/domain/imported.hpp"

// Between the reader of a form and the text of the desk.
namespace fengye::editorial {

enum class BlockKind { paragraph, heading, bullet, number, table };

struct ImportedBlock {
    BlockKind kind = BlockKind::paragraph;
    int level = 0; // of headings from 2, of lists from 0
    bool is_centred = false;
    bool is_right = false;
    bool is_title = false; // of a style that says so
    std::string markup{};  // what stands in it
    std::string text{};    // the same without marks
};

// Counts what was met and what was left.
class Losses {
public:
    void add(LossKind, std::string_view text);
    void add_thing(LossKind); // without characters
    std::size_t characters() const;
    std::vector<Loss> list() const;

private:
    std::map<LossKind, Loss> m_losses;
};

struct ReadDocument {
    std::vector<ImportedBlock> blocks;
    std::vector<ImportedPicture> pictures;
    Losses losses;
    std::size_t source_characters = 0;
    std::size_t added_characters = 0; // numbers of lists and notes, which the file has not as characters
};

std::string markup_of(std::vector<ImportedBlock> const&);

std::size_t characters_without_spaces(std::string_view text);
std::string trimmed(std::string_view text); // full-width spaces too

std::optional<ReadDocument> read_docx(std::string_view bytes);
ReadDocument read_plain_text(std::string_view text);

// Finds number, title, addressee, signature and date; number and title leave the blocks.
void recognise_layout(ReadDocument&, Imported&);

} // namespace fengye::editorial
