// Package bedrock reaches models of Amazon Bedrock in London.
//
// It owns the wire: Converse with a tool for answers in a form, ConverseStream for
// text, InvokeModel for the vectors of Titan and Cohere, Retrieve for passages of a
// knowledge base; and what the wire does: tries again with jitter what was throttled
// or failed, at most so often and so long, several calls at a time and no more, and
// gives up a stream that falls silent. Papers go to the guardrail as such.
//
// It refuses to be opened for a model that may work outside London, to send a request
// to any other host than Bedrock's in London, and to pass on an answer that says it
// came from elsewhere; after one of those it says no more (residency.go).
//
// What is asked, and whether the answer is believed, belongs to others.
package bedrock
