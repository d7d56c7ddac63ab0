package data

import (
	"strings"
)

// MaxAttachment is how large an attached file may be, in bytes.
const MaxAttachment = 20 << 20

// Attachment is a file that goes with one or several rows. Its content lies beside it in the project file, under its sum.
type Attachment struct {
	ID     string `json:"id"` // PJ-n
	Name   string `json:"name"`
	Type   string `json:"type,omitempty"`  // media type
	Size   int64  `json:"size"`            // bytes
	SHA256 string `json:"sha256"`          // of the content, 64 hexadecimal digits
	Added  string `json:"added,omitempty"` // AAAA-MM-JJ
	On     []Ref  `json:"on"`
	Notes  string `json:"notes,omitempty"`
}

func (a Attachment) Ref() Ref { return Ref{KindAttachment, a.ID} }
func (a Attachment) row()     {}

// Validate requires an ID, a safe name, a size within MaxAttachment, the sum of the content and what it is attached to. Programs are
// refused by their name; Attach looks into them too.
func (a Attachment) Validate() error {
	ref := a.Ref()
	return first(
		named(ref, "name", a.Name),
		when(a.Name != SafeName(a.Name), &FieldError{ref, "name", "unsafe_name"}),
		when(Program(a.Name, nil), &FieldError{ref, "name", "program"}),
		when(a.Size < 0, &FieldError{ref, "size", "negative"}),
		when(a.Size > MaxAttachment, &FieldError{ref, "size", "too_large"}),
		when(len(a.SHA256) != 64 || strings.Trim(a.SHA256, "0123456789abcdef") != "", &FieldError{ref, "sha256", "bad_sum"}),
		date(ref, "added", a.Added),
		pointed(ref, "on", a.On...),
	)
}
