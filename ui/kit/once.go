package kit

// once is what a widget embeds to know whether it has ever been drawn. Fyne makes the renderer of all that is refreshed, in sight or not: what
// nobody has seen yet, such as a part of a form that is folded away, only keeps its values.
type once struct {
	drawn bool
}

func (o *once) again(refresh func()) {
	if o.drawn {
		refresh()
	}
}
