package data

// Title is what people call a row: its name, its title or what stands for one; the ID when it has none. A company goes by its
// code name, where it has one.
func Title(r Row) string {
	title := ""
	switch r := r.(type) {
	case Territory:
		title = r.Name
	case Layer:
		title = r.Name
	case Zone:
		title = r.Name
	case Plot:
		title = r.Name
	case Company:
		title = r.Shown()
	case Need:
		title = r.Title
	case Contract:
		title = r.Name
	case Scheme:
		title = r.Name
	case Project:
		title = r.Title
	case Landowner:
		title = r.Name
	case Establishment:
		title = r.Name
	case Contact:
		title = r.Subject
	case Sitting:
		title = r.Title
	case KeptView:
		title = r.Name
	case KeptComposition:
		title = r.Name
	case Attachment:
		title = r.Name
	case Remark:
		title = beginning(r.Text)
	case Tie:
		title = r.Label
	}
	if title == "" {
		return r.Ref().ID
	}
	return title
}

// beginning is a text cut to what a line takes.
func beginning(text string) string {
	const most = 60
	for i, r := range text {
		if r == '\n' || i >= most {
			return text[:i] + "…"
		}
	}
	return text
}

// Saved is the note of an edit that puts a row.
func Saved(r Row) Note {
	key := "edit.saved." + string(r.Ref().Kind)
	switch r.Ref().Kind {
	case KindCompany:
		key = "edit.company"
	case KindNeed:
		key = "edit.need"
	case KindProject:
		key = "edit.project"
	}
	return Note{Key: key, Args: map[string]string{"title": Title(r)}}
}

// Deleted is the note of an edit that deletes a row.
func Deleted(r Row) Note {
	key := "edit.deleted." + string(r.Ref().Kind)
	switch r.Ref().Kind {
	case KindNeed:
		key = "edit.need_deleted"
	case KindProject:
		key = "edit.project_deleted"
	}
	return Note{Key: key, Args: map[string]string{"title": Title(r)}}
}
