package kit

import "fyne.io/fyne/v2"

// Section is a stretch of a form below a head that opens and closes it, by pointer and keyboard.
type Section struct {
	Object *fyne.Container
	OnFlip func() // it was opened or closed: what holds it must be laid out again; nil tells nobody

	head *Button
	body fyne.CanvasObject
}

// NewSection makes a section, closed.
func NewSection(title string, body fyne.CanvasObject) *Section {
	s := &Section{body: body}
	s.head = NewButton(title, "", Quiet, s.Flip)
	s.head.Left = true
	s.Object = Column(6, Hairline(), s.head, Pad(Insets{Left: 4, Right: 2, Bottom: 8}, body))
	s.show(false)
	return s
}

// Open says whether it shows what is in it.
func (s *Section) Open() bool { return s.body.Visible() }

// Flip opens it, or closes it.
func (s *Section) Flip() {
	s.show(!s.Open())
	if s.OnFlip != nil {
		s.OnFlip()
	}
}

func (s *Section) show(open bool) {
	s.head.Icon = "chevron-right"
	if open {
		s.head.Icon = "chevron-down"
	}
	Show(s.body, open)
	Show(s.Object.Objects[2], open)
	s.head.Refresh()
}
