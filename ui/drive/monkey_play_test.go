package drive_test

import (
	"math/rand/v2"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"emprise/data"
	"emprise/ui"
	"emprise/ui/drive"
	"emprise/ui/task"
)

// monkey plays with a window by throwing dice.
type monkey struct {
	*finger
	t         *testing.T
	d         *drive.Driver
	w         *ui.Window
	queue     *task.Queue
	dir, path string
	dice      *rand.Rand
	count     int
	gone      bool // the window was closed
	log       []string
}

var (
	monkeyKeys = []fyne.KeyName{
		fyne.KeyEscape, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab, fyne.KeySpace, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyUp, fyne.KeyDown,
		fyne.KeyLeft, fyne.KeyRight, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyF1, fyne.KeyPlus, fyne.KeyMinus,
	}
	monkeyRunes  = []rune("vzblpcmsdryfeihntow123456 aé0,.-/€’%<>=\"'\\\u202f\u200d🏭")
	monkeyWords  = []string{"", "1", "0", "-3", "2,5", "1e9", "Scierie", "H2913", "62041", "2026-12-31", "31/12/2026", "yes", "available", "=1+1", "é’\u202f«", "area > 2"}
	monkeyFields = []string{
		"title", "name", "name.0", "status", "stage", "type", "commune", "rome", "positions", "area_m2.min", "area_m2.max", "price_eur_m2.max", "price_eur_m2",
		"notes", "vocation", "company", "company_id", "date", "asked", "promised", "next", "kept", "width_m", "close", "target", "role", "crs",
	}
	monkeySizes = []fyne.Size{{Width: 1280, Height: 800}, {Width: 1024, Height: 640}, {Width: 640, Height: 480}, {Width: 320, Height: 200}, {Width: 1600, Height: 500}}
)

func (m *monkey) place() fyne.Position {
	size := m.canvas.Size()
	return fyne.NewPos(m.dice.Float32()*size.Width, m.dice.Float32()*size.Height)
}

func (m *monkey) held() fyne.KeyModifier {
	return []fyne.KeyModifier{0, 0, 0, fyne.KeyModifierShift, fyne.KeyModifierControl, fyne.KeyModifierAlt}[m.dice.IntN(6)]
}

// play does one thing, and waits for what it brings or not.
func (m *monkey) play() {
	m.count++
	switch die := m.dice.IntN(100); {
	case m.w.FormOpen() && die < 25:
		m.fill()
	case die < 6:
		m.choose()
	default:
		m.act(m.dice.IntN(100))
	}
	if m.gone {
		m.note("the window is closed")
		m.start()
		return
	}
	// Files are chosen by people: the monkey would write anywhere.
	if c := m.w.Chooser(); c != nil && c.Open() {
		m.note("leave the chooser")
		c.Leave()
	}
	switch m.dice.IntN(10) {
	case 0, 1, 2:
		m.d.Idle()
	case 3, 4:
		m.queue.Step()
	}
	if ws := m.w.Workspace(); m.gone || m.count%20 == 0 && (ws == nil || ws.Path() != m.path) {
		m.back()
	}
}

func (m *monkey) act(die int) {
	at := m.place()
	switch {
	case die < 28:
		h := m.held()
		m.note("tap %v held %v", at, h)
		m.tap(at, false, h)
	case die < 34:
		m.note("tap twice %v", at)
		m.tap(at, true, 0)
		m.tap(at, true, 0)
	case die < 40:
		m.note("other button %v", at)
		m.tapOther(at)
	case die < 50:
		to, steps, h := m.place(), 1+m.dice.IntN(5), m.held()
		m.note("drag %v to %v in %d held %v", at, to, steps, h)
		m.drag(at, to, steps, h, func() {
			if m.dice.IntN(4) == 0 {
				m.queue.Step()
			}
		})
	case die < 58:
		dx, dy := float32(m.dice.IntN(5)-2)*25, float32(m.dice.IntN(9)-4)*25
		m.note("scroll %v by %v %v", at, dx, dy)
		m.scroll(at, dx, dy)
	case die < 62:
		m.note("move %v", at)
		m.move(at)
	case die < 72:
		key := monkeyKeys[m.dice.IntN(len(monkeyKeys))]
		m.note("key %s", key)
		m.key(key)
	case die < 79:
		r := monkeyRunes[m.dice.IntN(len(monkeyRunes))]
		m.note("rune %q", r)
		m.rune(r)
	case die < 83:
		m.shortcutOf()
	case die < 91:
		all := m.w.Operations()
		o := all[m.dice.IntN(len(all))]
		m.note("operation %s", o.ID)
		m.w.Press(o.ID)
	case die < 93:
		size := monkeySizes[m.dice.IntN(len(monkeySizes))]
		m.note("resize %v", size)
		m.w.Fyne().Resize(size)
	case die < 97:
		m.choose()
	default:
		id := []string{"undo", "redo"}[m.dice.IntN(2)]
		m.note("%s", id)
		m.w.Press(id)
	}
}

func (m *monkey) shortcutOf() {
	all := m.w.Operations()
	var s fyne.Shortcut
	for s == nil {
		if o := all[m.dice.IntN(len(all))]; o.Shortcut != nil && o.ID != "quit" {
			s = o.Shortcut
			m.note("shortcut of %s", o.ID)
		}
	}
	if c, ok := s.(*desktop.CustomShortcut); ok && c.Modifier == fyne.KeyModifierShortcutDefault {
		switch c.KeyName { // as the driver of a desktop says them
		case fyne.KeyZ:
			s = &fyne.ShortcutUndo{}
		case fyne.KeyC:
			s = &fyne.ShortcutCopy{Clipboard: fyne.CurrentApp().Clipboard()}
		case fyne.KeyA:
			s = &fyne.ShortcutSelectAll{}
		}
	}
	m.shortcut(s)
}

// choose picks a row in its list, so that there is something to work on.
func (m *monkey) choose() {
	ws := m.w.Workspace()
	if ws == nil {
		return
	}
	var rows []data.Row
	for _, k := range []data.Kind{data.KindPlot, data.KindZone, data.KindNeed, data.KindProject, data.KindLayer}[m.dice.IntN(5):] {
		if rows = ws.Snapshot().Rows(k); len(rows) > 0 {
			break
		}
	}
	if len(rows) > 0 {
		ref := rows[m.dice.IntN(len(rows))].Ref()
		m.note("choose %s %s", ref.Kind, ref.ID)
		m.w.Go(ref)
	}
}

// fill types into a field of the form, and may save.
func (m *monkey) fill() {
	for _, id := range m.dice.Perm(len(monkeyFields)) {
		if f := m.w.Field(monkeyFields[id]); f != nil {
			word := monkeyWords[m.dice.IntN(len(monkeyWords))]
			m.note("fill %s with %q", monkeyFields[id], word)
			f.Fill(word)
			break
		}
	}
	if m.w.FormOpen() && m.dice.IntN(2) == 0 {
		m.note("save")
		_ = m.w.SaveForm() // what is wrong is said in the form
	}
}
