package data

// Sitting is a mapping session. What was decided during it stands in the journal between its two moments.
type Sitting struct {
	ID           string   `json:"id"` // SEA-n
	Title        string   `json:"title"`
	Place        string   `json:"place,omitempty"`
	Participants []string `json:"participants,omitempty"`
	Started      string   `json:"started"`         // RFC 3339
	Ended        string   `json:"ended,omitempty"` // RFC 3339; absent: it goes on
	Notes        string   `json:"notes,omitempty"`
	Public       bool     `json:"public"` // the minutes may be handed out
}

func (s Sitting) Ref() Ref { return Ref{KindSitting, s.ID} }
func (s Sitting) row()     {}

// Validate requires an ID, a title and a moment at which it began, before the one at which it ended.
func (s Sitting) Validate() error {
	ref := s.Ref()
	start, err := moment(ref, "started", s.Started)
	end, err2 := moment(ref, "ended", s.Ended)
	return first(
		named(ref, "title", s.Title),
		filled(ref, "started", s.Started),
		err, err2,
		when(s.Ended != "" && end.Before(start), &FieldError{ref, "ended", "before_start"}),
		identifiers(ref, "participants", s.Participants),
	)
}
