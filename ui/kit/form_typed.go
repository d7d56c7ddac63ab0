package kit

import (
	"fyne.io/fyne/v2"
)

// formLayout lays a form out, and knows which one: the window is given the object of a panel alone.
type formLayout struct {
	padLayout
	form *Form
}

// FormOf is the form that a panel shows, nil when it is only read.
func FormOf(o fyne.CanvasObject) *Form {
	if c, ok := o.(*fyne.Container); ok {
		if l, ok := c.Layout.(*formLayout); ok {
			return l.form
		}
	}
	return nil
}

// Title is the head of the form.
func (f *Form) Title() string { return f.title }

// Asks says whether the form has a field to fill.
func (f *Form) Asks() bool { return len(f.fields) > 0 }

// Opened notes what stands in the fields: what is there later and was not is what a person typed.
func (f *Form) Opened() {
	f.moved, f.opened = false, map[string]string{}
	for id, field := range f.fields {
		f.opened[id] = field.Value()
	}
}

// Touch tells that a person has changed something that is no field, such as the order of lines.
func (f *Form) Touch() { f.moved = true }

// AtOnce names fields that take effect as they are filled, or are only looked with: nothing in them is to be kept.
func (f *Form) AtOnce(ids ...string) {
	f.atOnce = map[string]bool{}
	for _, id := range ids {
		f.atOnce[id] = true
	}
}

// Changed says whether something was typed since the form was opened, and not taken back.
func (f *Form) Changed() bool {
	if f.moved {
		return true
	}
	for id, field := range f.fields {
		if was, there := f.opened[id]; !f.atOnce[id] && (!there || was != field.Value()) {
			return true
		}
	}
	for id := range f.opened {
		if f.fields[id] == nil && !f.atOnce[id] {
			return true // its line was taken out
		}
	}
	return false
}

// First is the field in which typing begins: the first that is seen, nil when there is none.
func (f *Form) First() Field {
	of := map[fyne.CanvasObject]Field{}
	for _, field := range f.fields {
		if _, ok := field.(controlled); ok {
			of[field.Object()] = field
		}
	}
	return firstIn(f.body, of)
}

func firstIn(o fyne.CanvasObject, of map[fyne.CanvasObject]Field) Field {
	if !o.Visible() {
		return nil
	}
	if field := of[o]; field != nil {
		return field
	}
	if c, ok := o.(*fyne.Container); ok {
		for _, child := range c.Objects {
			if field := firstIn(child, of); field != nil {
				return field
			}
		}
	}
	return nil
}
