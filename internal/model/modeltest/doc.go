// Package modeltest is the suite that every driver of model passes, and a stand-in for
// Amazon Bedrock.
//
// It owns what is promised of an Embedder and a Converser (suite.go); a server that
// speaks Bedrock's protocol to the real SDK, event streams and all (bedrock.go); and
// minds for it (minds.go): one that reads the papers honestly, one that invents, one
// that obeys whoever speaks last, and what else a model does wrong. How long they take
// is set by the test; Typical is how long Bedrock does.
//
// What is asked of a model, and what is believed of its answers, is tested where it is
// decided, with these minds.
package modeltest
