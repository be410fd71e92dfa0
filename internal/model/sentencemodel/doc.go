// Package sentencemodel makes vectors of sentences with a model that the user brings: a
// folder with an encoder like BERT as ONNX and its words, as sentence-transformers and
// Optimum write them (all-MiniLM, bge, gte, e5, mpnet). It runs on this machine and
// sends nothing.
//
// It owns what of such a folder is read (folder.go), how a text becomes the numbers of
// pieces of words (tokens.go), and how what the network makes of those becomes one
// vector (sentencemodel.go). How the network is worked out is onnx's; what is done with
// the vectors, and whether a case may have any, is the business of those who ask.
//
// A folder is a stranger's: files have limits, and what is not understood is refused
// with a sentence that says what it is. A Model is open or it is not there: opening
// embeds a sentence, so that one that cannot work is found out before anything waits
// for it.
package sentencemodel
