package kit

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// rowHeight is that of an item: two lines of text, or one, with air.
func rowHeight(tall bool) float32 {
	height := fyne.MeasureText("Ég", fynetheme.TextSize(), fyne.TextStyle{}).Height
	if !tall {
		return max(30, height+12)
	}
	return max(42, height+fyne.MeasureText("Ég", fynetheme.CaptionTextSize(), fyne.TextStyle{}).Height+9)
}

// groupHeight is that of the name of a group above its first item.
func groupHeight() float32 {
	return fyne.MeasureText("Ég", fynetheme.CaptionTextSize(), fyne.TextStyle{Bold: true}).Height + 10
}

// group finds the items that carry the names of groups.
func (l *List) group() {
	l.heads = map[int]string{}
	last := ""
	for i, item := range l.items {
		if item.Group != "" && item.Group != last {
			l.heads[i] = item.Group
		}
		last = item.Group
	}
	l.varied = l.varied || len(l.heads) > 0
}

// setHeights makes room for the names of groups.
func (l *List) setHeights() {
	if !l.varied {
		return
	}
	row, name := rowHeight(l.tall), groupHeight()
	for i := range l.items {
		if l.heads[i] != "" {
			l.list.SetItemHeight(i, row+name)
		} else {
			l.list.SetItemHeight(i, row)
		}
	}
}
