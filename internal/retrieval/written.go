package retrieval

// Written is an answer that a model wrote from the passages of an Answer: each of its
// sentences cites some, and was let through since they bear it out. The quotations of
// the Answer stand whether it is there or not.
type Written struct {
	By        string     `json:"by"`     // the model's id
	Prompt    string     `json:"prompt"` // version of what it was asked
	Sentences []Sentence `json:"sentences"`
	Dropped   int        `json:"dropped"`        // sentences that were not let through
	Note      string     `json:"note,omitempty"` // why there is nothing, or less, in a sentence
}

// Sentence is one of a written answer.
type Sentence struct {
	Text  string `json:"text"`
	Cites []int  `json:"cites"` // passages of the Answer, by their index
}
