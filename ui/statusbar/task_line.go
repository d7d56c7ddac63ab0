package statusbar

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/ui/kit"
)

// taskLine shows one task. It is kept while the task goes on: to make its button anew at each step would draw the icon anew.
type taskLine struct {
	row    *fyne.Container
	title  *kit.Text
	meter  *fyne.Container // nil while nobody knows how much there is
	cancel *kit.Button     // nil when it cannot be stopped
}

// showTasks brings the lines up to date, and makes those whose parts have changed.
func (b *Bar) showTasks(tasks []Task) {
	b.lines = b.lines[:min(len(b.lines), len(tasks))]
	b.tasks.Objects = nil
	for i, t := range tasks {
		if i == len(b.lines) {
			b.lines = append(b.lines, nil)
		}
		if l := b.lines[i]; l == nil || (l.meter != nil) != (t.Share >= 0) || (l.cancel != nil) != (t.Cancel != nil) {
			b.lines[i] = b.newTaskLine(t)
		}
		b.lines[i].set(b, t)
		b.tasks.Objects = append(b.tasks.Objects, b.lines[i].row)
	}
}

func (b *Bar) newTaskLine(t Task) *taskLine {
	l := &taskLine{title: kit.Caption("")}
	l.title.Ceiling = 320
	objects := []fyne.CanvasObject{l.title}
	if t.Share >= 0 {
		l.meter = kit.Meter(t.Share, fynetheme.Color(fynetheme.ColorNamePrimary))
		objects = append(objects, kit.Stack(kit.Space(90, 0), l.meter))
	}
	if t.Cancel != nil {
		l.cancel = kit.IconButton("close", b.loc.T("task.cancel"), b.tips, nil)
		l.cancel.Small = true
		objects = append(objects, l.cancel)
	}
	l.row = kit.Row(8, objects...)
	return l
}

func (l *taskLine) set(b *Bar, t Task) {
	title := t.Title
	if t.Share >= 0 {
		title += "  " + b.loc.Percent(t.Share, 0)
		kit.SetMeter(l.meter, t.Share, fynetheme.Color(fynetheme.ColorNamePrimary))
	}
	l.title.Set(title)
	if l.cancel != nil {
		l.cancel.OnTap = t.Cancel
	}
}
