package kit

// Days write and read days as the language of the window has them.
type Days interface {
	ShortDay(day string) string // of one as AAAA-MM-JJ; what is none stays as it is
	ParseDay(text string) (day string, ok bool)
	T(key string, args ...any) string
}

// NewDayField makes an entry of a day. It shows the day as the language writes it, takes it in any way that the language reads, and
// its value is AAAA-MM-JJ; what is no day is handed on as it was typed, to be complained of.
func NewDayField(days Days, label, hint string) *TextField {
	f := NewTextField(label, hint, days.T("form.day"), "")
	f.days = days
	return f
}
