package data

// Remark is a note on one or several rows.
type Remark struct {
	ID       string `json:"id"` // NOT-n
	On       []Ref  `json:"on"`
	Text     string `json:"text"`
	Date     string `json:"date,omitempty"` // AAAA-MM-JJ
	Author   string `json:"author,omitempty"`
	Internal bool   `json:"internal"`
}

func (r Remark) Ref() Ref { return Ref{KindRemark, r.ID} }
func (r Remark) row()     {}

// Validate requires an ID, a text and what it is about.
func (r Remark) Validate() error {
	ref := r.Ref()
	return first(named(ref, "text", r.Text), pointed(ref, "on", r.On...), date(ref, "date", r.Date))
}
