package exportform

import (
	"fyne.io/fyne/v2"

	"emprise/ui/asking"
	"emprise/ui/kit"
)

// keeping is the part of the form about compositions that have names: in the project, and as files.
func (f *Form) keeping(m Model) fyne.CanvasObject {
	loc := f.loc
	f.kept = kit.NewChoiceField("", loc.T("export.kept_hint"), f.offered(m.Kept), func(id string) {
		if f.still {
			return
		}
		if id != "" {
			f.OnKept(id)
		}
		f.showKept()
	})
	f.name = kit.NewTextField(loc.T("export.kept_name"), "", loc.T("export.kept_placeholder"), "")
	f.fields["kept"], f.fields["kept_name"] = f.kept, f.name
	small := func(key, icon string, run func()) *kit.Button {
		b := kit.NewButton(loc.T(key), icon, kit.Plain, run)
		b.Small = true
		return b
	}
	named := func(run func(name string)) func() {
		return func() {
			if f.name.Value() == "" {
				f.form.Complain("kept_name", loc.T("invalid.required"))
				return
			}
			f.form.Complain("", "")
			run(f.name.Value())
		}
	}
	f.keep = small("export.keep", "bookmark", named(func(name string) { f.OnKeep(name) }))
	f.rename = small("export.rename", "edit", named(func(name string) { f.OnRename(f.kept.Value(), name) }))
	f.drop = small("export.drop", "trash", func() { f.OnDrop(f.kept.Value()) })
	read := small("export.read_file", "folder", func() { f.OnReadFile() })
	write := small("export.write_file", "export", func() { f.OnWriteFile() })
	f.SetKept(m.Kept, m.KeptID, m.Fixed)
	return kit.Column(8, f.kept.Object(), f.name.Object(), kit.Flow(6, f.keep, f.rename, f.drop), kit.Flow(6, read, write))
}

func (f *Form) offered(kept []kit.Option) []kit.Option {
	return asking.Or(f.loc.T("export.kept_none"), kept)
}

// SetKept shows the compositions that there are now, and which of them is in force.
func (f *Form) SetKept(kept []kit.Option, id string, fixed bool) {
	f.still = true
	f.kept.Offer(f.offered(kept))
	f.kept.Fill(id)
	f.still = false
	f.fixed = fixed
	f.showKept()
}

// showKept says what can be done with the one in force.
func (f *Form) showKept() {
	why := func(b *kit.Button, none bool) {
		b.Why = ""
		switch {
		case f.fixed:
			b.Why = f.loc.T("why.read_only")
		case none:
			b.Why = f.loc.T("why.no_kept")
		}
		b.Refresh()
	}
	id := f.kept.Value()
	f.still = true
	f.name.Fill("")
	if id != "" {
		f.name.Fill(f.kept.Select.Selected)
	}
	f.still = false
	why(f.keep, false)
	why(f.rename, id == "")
	why(f.drop, id == "")
}

// Keep, Rename and Drop do what their buttons do.
func (f *Form) Keep()   { f.keep.Tapped(nil) }
func (f *Form) Rename() { f.rename.Tapped(nil) }
func (f *Form) Drop()   { f.drop.Tapped(nil) }
