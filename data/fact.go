package data

// Confidence is how sure an entered value is.
type Confidence string

// The confidences. A value that is not known is absent, never zero.
const (
	Measured  Confidence = "measured"
	Declared  Confidence = "declared"
	Estimated Confidence = "estimated"
)

// Fact is one entered number with where it comes from. A nil *Fact is unknown: unknown is not no.
type Fact struct {
	Value      float64    `json:"value"` // in the unit that the field's name carries
	Source     string     `json:"source,omitempty"`
	Date       string     `json:"date,omitempty"`   // AAAA-MM-JJ
	Author     string     `json:"author,omitempty"` // who entered it
	Confidence Confidence `json:"confidence,omitempty"`
}

// Origin is where an entered value comes from that is no Fact: an answer, a code, a text, a day, a list.
type Origin struct {
	Source     string     `json:"source,omitempty"`
	Date       string     `json:"date,omitempty"` // AAAA-MM-JJ
	Author     string     `json:"author,omitempty"`
	Confidence Confidence `json:"confidence,omitempty"`
}

// Provenance tells the origin of the fields of a row, by their JSON name. A field that is not in it has no other origin than the
// row itself.
type Provenance map[string]Origin

// Answer is yes, no, or unknown.
type Answer string

// The answers; the zero value is unknown.
const (
	Unknown Answer = ""
	Yes     Answer = "yes"
	No      Answer = "no"
)

// Answers lists the known ones.
func Answers() []Answer { return []Answer{Yes, No} }
