// Package papers knows what the papers of a home sale in England and Wales are
// and what they say.
//
// It owns the kinds of paper, how a kind is recognised (Classify), how a file that
// holds several is parted (Divide), and one deterministic parser per kind that turns
// a paper's text into facts (Extract). It keeps no state: the same text gives the
// same facts.
//
// What follows from the facts (flags, contradictions, what is missing) belongs to
// rules. That a fact stands on its page is checked by evidence, which alone can
// make one. Where words stand on a page, and what was drawn there, is told by reading.
//
// # Where to look
//
// A kind's file has its name (lease.go, llc1.go, epc.go; kinds.go lists them): its
// anchors, the fields that it can say with their PDTF paths, and its parser. Files
// that begin with a kind's name hold what that kind alone needs: llc1_prose.go reads
// charges told in sentences, lease_rent.go rents and their reviews.
//
// The rest is shared, from the page upwards:
//
//   - The page: layout.go (lines and drawings), columns.go (reading order), turned.go,
//     tables.go and ledger.go (tables of words and of money), mend.go and numerals.go
//     (what OCR misread), sheet.go (the page as parsers see it).
//   - Words and what they mean: values.go, units.go, term.go and names.go (dates, sums,
//     lengths, leases' terms, people), topics.go, tells.go.
//   - What a paper says, by how it is set: labels.go and beside.go (beside a label whose
//     wording is known), meaning.go (beside any label that means the field), statements.go
//     and asked.go (in sentences), conditions.go and clauses.go (in numbered paragraphs),
//     legend.go and reply_codes.go (by codes that a key explains).
//   - Forms of questions (TA6, TA7, LPE1, FME1; tables in forms/): answers.go is the way
//     through, items.go finds the questions, arrange.go where answers stand, ticks.go which
//     choice is marked, answers_prose.go what sentences answer.
//   - Lists of fittings (TA10): fittings.go and its siblings.
//   - Searches: enquiries.go (numbered enquiries and replies), enquiry_rows.go, tick_columns.go, divide_searches.go.
//   - Papers of a deal (memorandum, contract, transfer): deals.go and particulars.go.
//   - What managers and issuers tell in letters: managed_told.go, certificates_told.go,
//     flood_told.go, hazards_said.go.
package papers
