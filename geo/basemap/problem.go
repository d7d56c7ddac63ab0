package basemap

// Reason is why a source gives no picture: a translation key below "basemap.problem.", for which there is a sentence that
// says what to do.
type Reason string

// The reasons: those of an address, those of a server, those of what it answers, and those of a file.
const (
	NotAnAddress       Reason = "address"
	NotHTTP            Reason = "not_http"
	NoPlaceholder      Reason = "placeholder" // of zoom, column or row
	UnknownPlaceholder Reason = "unknown_placeholder"

	NoNetwork    Reason = "no_network"
	Untrusted    Reason = "untrusted" // the certificate
	TooSlow      Reason = "too_slow"
	Denied       Reason = "denied"
	Absent       Reason = "absent"
	Busy         Reason = "busy"
	Failing      Reason = "failing"
	Redirected   Reason = "redirected"
	TooManyBytes Reason = "too_large"

	WebPage      Reason = "web_page"
	ServiceError Reason = "service"
	VectorTiles  Reason = "vector"
	NotAPicture  Reason = "not_a_picture"
	OddSize      Reason = "odd_size"
	Broken       Reason = "broken"

	NotCapabilities Reason = "not_capabilities"
	NoUsableLayer   Reason = "no_usable_layer"

	NoPlace       Reason = "no_place"
	UnknownSystem Reason = "unknown_system"
	TooManyPixels Reason = "too_many_pixels"
	Unreadable    Reason = "unreadable"
	NotTiles      Reason = "not_tiles"
	TooManyTiles  Reason = "too_many_tiles" // for a sheet of so small a scale
)

// Problem is what keeps a source from showing something.
type Problem struct {
	Reason Reason
	Detail string // for the technician, or what the server said; bounded
	Err    error  // may be nil
}

func (p *Problem) Error() string {
	s := "basemap: " + string(p.Reason)
	if p.Detail != "" {
		s += ": " + p.Detail
	}
	if p.Err != nil {
		s += ": " + p.Err.Error()
	}
	return s
}

// Unwrap gives the cause.
func (p *Problem) Unwrap() error { return p.Err }

// Explain gives the message and its arguments.
func (p *Problem) Explain() (key string, args []any) {
	return "basemap.problem." + string(p.Reason), []any{"detail", p.Detail}
}

// ofHost says whether the problem is the server's as a whole, so that asking it for another tile is no use for now.
func (p *Problem) ofHost() bool {
	switch p.Reason {
	case NoNetwork, Untrusted, TooSlow, Busy:
		return true
	}
	return false
}

// lasting says whether asking for the same tile again would bring the same answer.
func (p *Problem) lasting() bool {
	switch p.Reason {
	case Denied, ServiceError, VectorTiles, OddSize, Redirected, TooManyBytes:
		return true
	}
	return false
}

// shortened bounds what a stranger wrote.
func shortened(s string, most int) string {
	runes := []rune(s)
	if len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}
