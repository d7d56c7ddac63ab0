package statusbar

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/assets/locale"
	"emprise/ui/kit"
	"emprise/ui/theme"
)

// Task is one piece of work under way.
type Task struct {
	Title  string
	Share  float64 // 0 to 1, below 0 while it is not known
	Cancel func()
}

// Tone says how a message is meant.
type Tone uint8

// The tones.
const (
	Calm Tone = iota
	Trouble
)

// Model is what the bar shows. Empty texts are left out.
type Model struct {
	Sitting  string // that goes on: "sitting since 14:05"
	Room     string // how to leave the room that all is shown to: takes the place of Position, Scale and Counts
	Position string // E 651 234  N 7 075 112 (Lambert-93)
	Scale    string // 1:5 000
	Counts   string // 60 terrains, 184 ha disponibles
	Hint     string // what the tool in hand waits for; takes the place of Counts
	Message  string // what was just done
	Tone     Tone
	Tasks    []Task
}

// Bar is the status bar.
type Bar struct {
	Object     fyne.CanvasObject
	OnPosition func() // the position was pressed
	loc        *locale.Locale
	tips       *kit.Tips

	sitting, position, scale, counts, message *kit.Text

	tasks *fyne.Container
	lines []*taskLine // one a task
	row   *fyne.Container
}

// New makes an empty bar.
func New(loc *locale.Locale, tips *kit.Tips) *Bar {
	b := &Bar{
		loc: loc, tips: tips, sitting: kit.Caption(""), position: kit.Caption(""), scale: kit.Caption(""), counts: kit.Caption(""),
		message: kit.Caption("").Cutting(), tasks: kit.Row(10),
	}
	b.sitting.Bold, b.sitting.Colour = true, fynetheme.ColorNameError
	b.row = kit.Row(0, b.sitting, kit.Stack(b.position, newTouch(tips, loc.T("status.position_tip"), func() { b.OnPosition() })), b.scale, b.counts, kit.Grow(kit.Pad(kit.Insets{Left: 14, Right: 14}, b.message)), b.tasks)
	line := kit.Stack(kit.Space(0, 26), kit.Pad(kit.Sides(12, 0), b.row))
	b.Object = kit.Column(0, kit.Hairline(), kit.On(theme.Bar, line))
	return b
}

// Set shows a model.
func (b *Bar) Set(m Model) {
	show := func(t *kit.Text, s string, floor float32) {
		t.Value, t.Floor = s, 0
		if s != "" {
			t.Floor = floor
		}
		t.Refresh()
	}
	sitting := ""
	if m.Sitting != "" {
		sitting = "● " + m.Sitting + "   "
	}
	show(b.sitting, sitting, 0)
	if m.Room != "" {
		m.Position, m.Scale, m.Counts = "", "", m.Room
	}
	show(b.position, m.Position, 290)
	show(b.scale, m.Scale, 90)
	counts := m.Counts
	if m.Hint != "" {
		counts = m.Hint
	}
	show(b.counts, counts, 0)
	b.message.Colour = theme.Muted
	if m.Tone == Trouble {
		b.message.Colour = fynetheme.ColorNameError
	}
	b.message.Align = fyne.TextAlignTrailing
	show(b.message, m.Message, 0)
	b.showTasks(m.Tasks)
	b.tasks.Refresh()
	b.row.Refresh()
}
