// Package insight puts papers to a model and lets through what the papers prove.
//
// It owns what a model is asked (the prompts, which are files with versions), how a
// paper is cut for it and the answers are put together again, the consent without
// which nothing is sent (Consent, the one place where "no model" is enforced), and
// what becomes of an answer: a fact becomes an evidence.Fact or is dropped, a concern
// keeps nothing of the model's but its quotation, a sentence of an answer is shown
// only with quotations that bear it out. What is dropped is counted.
//
// Papers are data. They are sent apart from what is asked, their lines numbered, and
// nothing in them can make the model say a word that is shown: what is shown is the
// papers' own words and this program's.
//
// Reaching a model belongs to model and its drivers, what it costs to model.Ledger,
// what is made of a case's papers to analysis, which passages answer a question to
// retrieval.
package insight
