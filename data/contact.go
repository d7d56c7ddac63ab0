package data

// Channel is the way in which people met.
type Channel string

// The channels.
const (
	ChannelCall    Channel = "call"    // appel
	ChannelMail    Channel = "mail"    // courrier, courriel
	ChannelMeeting Channel = "meeting" // rendez-vous
	ChannelVisit   Channel = "visit"   // visite
	ChannelEvent   Channel = "event"   // salon, rencontre
)

// Channels lists them.
func Channels() []Channel {
	return []Channel{ChannelCall, ChannelMail, ChannelMeeting, ChannelVisit, ChannelEvent}
}

// Contact is one exchange with a company: a call becomes a contact, a contact a need. It is always internal.
type Contact struct {
	ID        string  `json:"id"` // ECH-n
	CompanyID string  `json:"company_id"`
	Date      string  `json:"date"` // AAAA-MM-JJ
	Channel   Channel `json:"channel,omitempty"`
	By        string  `json:"by,omitempty"`   // who spoke for the authority
	With      string  `json:"with,omitempty"` // who spoke for the company
	Subject   string  `json:"subject"`
	Asked     string  `json:"asked,omitempty"`
	Promised  string  `json:"promised,omitempty"`
	Next      string  `json:"next,omitempty"`     // what is to be done now
	NextDue   string  `json:"next_due,omitempty"` // AAAA-MM-JJ
	NextDone  bool    `json:"next_done,omitempty"`
	NeedID    string  `json:"need_id,omitempty"` // the need that it became
	Notes     string  `json:"notes,omitempty"`
}

func (c Contact) Ref() Ref { return Ref{KindContact, c.ID} }
func (c Contact) row()     {}

// Validate requires an ID, a subject, a company and a day; a day that is due says for what.
func (c Contact) Validate() error {
	ref := c.Ref()
	return first(
		named(ref, "subject", c.Subject),
		filled(ref, "company_id", c.CompanyID),
		filled(ref, "date", c.Date),
		date(ref, "date", c.Date),
		known(ref, "channel", c.Channel, Channels()),
		date(ref, "next_due", c.NextDue),
		when(c.NextDue != "", filled(ref, "next", c.Next)),
	)
}
