package data

// Scheme is where money for projects comes from: a fund, a call for projects.
type Scheme struct {
	ID     string `json:"id"` // DIS-n
	Name   string `json:"name"`
	Funder string `json:"funder,omitempty"`
	Opens  string `json:"opens,omitempty"`  // AAAA-MM-JJ
	Closes string `json:"closes,omitempty"` // AAAA-MM-JJ
	URL    string `json:"url,omitempty"`
	Notes  string `json:"notes,omitempty"`
}

func (s Scheme) Ref() Ref { return Ref{KindScheme, s.ID} }
func (s Scheme) row()     {}

// Validate requires an ID and a name; an address is one of the web.
func (s Scheme) Validate() error {
	ref := s.Ref()
	return first(named(ref, "name", s.Name), period(ref, "opens", s.Opens, "closes", s.Closes), webAddress(ref, "url", s.URL))
}
