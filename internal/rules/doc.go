// Package rules judges the papers of a home sale: what is wrong, what is
// contradicted, what is missing, and what to ask.
//
// The knowledge is data. packs/names.yaml gives short names to the fields that
// papers can say; every other file of packs is a rule pack, which a solicitor can
// read and review: for each rule its kinds of paper, jurisdiction, dates in force,
// trigger, guards, severity, wording, remedy, draft enquiry and sources.
// packs/completeness.yaml lists the papers that a sale needs, packs/dates.yaml the days to know, lenders.yaml what
// lenders ask for. Load checks all of it strictly and compiles every condition and
// every template once; a Book that loads cannot fail later on an unknown name.
//
// The package owns the engine (Judge), the packs and the lenders' requirements.
// Facts come from papers, and only evidence can make them: a finding cites the
// facts that its conditions looked at, so that whatever is said can be shown on a
// page. Running the parsers and writing the report belong to analysis.
//
// Conditions are written in the language of github.com/expr-lang/expr over the
// functions of scene.go. A fact that no paper states makes every comparison with
// it false: "not known" is never "no", and silence is never an answer.
package rules
