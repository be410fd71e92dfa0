// Package model is the seam to models: what embeds texts and what converses, whoever
// runs them.
//
// It owns the contract of the two (Embedder, Converser), what they cost (Usage, the
// prices, the Ledger with its budgets), and where they may run (Resident). It leaves
// how a model is reached to the drivers (localmodel, bedrock), what is asked of it and
// what becomes of the answer to analysis and retrieval, and rows to store.
//
// Nothing that a model says is believed. Whoever shows it passes it through evidence
// first; this package only brings it.
//
// modeltest has the suite that every driver passes, and a stand-in that speaks
// Bedrock's protocol and behaves as badly as a test wants.
package model
