package filechooser

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emprise/assets/locale"
	"emprise/ui/kit"
	"emprise/ui/theme"
)

// Entry is a file or a folder of the folder that is shown.
type Entry struct {
	Name   string
	Folder bool
	Detail string // size and date, ready to be read
}

// Place is a folder to begin from.
type Place struct {
	Path, Name string
	Detail     string // where it lies, where the name does not say; may be empty
	Icon       string
}

// Options say what is asked.
type Options struct {
	Title      string
	Button     string
	Folder     string   // where to begin
	Extensions []string // of files to offer, with their dot; none offers all. A name to write that has none of them gets the first
	Save       bool     // a place to write, which need not exist
	Many       bool     // several files may be chosen
	Name       string   // proposed for Save

	// List reads a folder and gives the answer later, on the interface thread.
	List func(folder string, then func([]Entry, error))
	// Places finds where to begin from, and gives the answer later, on the interface thread; nil knows none.
	Places func(then func([]Place))
	// Explain says why a folder could not be read.
	Explain func(error) string
}

// Chooser is open from Show to the answer.
type Chooser struct {
	loc    *locale.Locale
	canvas fyne.Canvas
	opt    Options
	then   func(paths ...string)

	folder  string
	entries []Entry
	pop     *widget.PopUp
	path    *kit.Entry
	name    *kit.Entry
	list    *kit.List
	places  *kit.List
	note    *kit.Text
	button  *kit.Button
	asked   string // the path of which it was asked whether to replace it
}

// Sizes of the page, Fyne units.
const (
	widest      = 880
	placesWidth = 210
)

// Show opens a chooser over a canvas; then gets the path, or the paths where there may be many, and is not called when the user leaves.
func Show(loc *locale.Locale, c fyne.Canvas, opt Options, then func(paths ...string)) *Chooser {
	f := &Chooser{loc: loc, canvas: c, opt: opt, then: then}
	f.path, f.name = kit.NewEntry(), kit.NewEntry()
	f.path.OnSubmitted = func(s string) { f.goTo(s) }
	f.name.SetText(opt.Name)
	f.name.OnSubmitted = func(string) { f.choose() }
	f.name.OnChanged = func(string) {
		f.enable()
		if opt.Many {
			f.mark()
		}
	}
	f.list = kit.NewList(false, nil)
	f.list.OnChoose = f.tapped
	f.list.OnToggle = f.flip
	f.list.OnOpen = func(string) { f.choose() }
	f.note = kit.Body("").Wrapping().Quiet()
	f.button = kit.NewButton(opt.Button, "", kit.Primary, f.choose)
	up := kit.NewButton(loc.T("files.up"), "chevron-up", kit.Plain, func() { f.goTo(filepath.Dir(f.folder)) })
	f.places = kit.NewList(true, nil)
	f.places.OnChoose = f.goTo
	head := kit.Column(0,
		kit.Head(opt.Title, "", loc.T("form.cancel"), nil, f.leave),
		kit.Pad(kit.Sides(16, 10), kit.Row(8, up, kit.Grow(f.path))), kit.Hairline(),
	)
	label := loc.T("files.name")
	foot := kit.Column(0, kit.Hairline(), kit.On(theme.Bar, kit.Pad(kit.Sides(16, 12),
		kit.Row(10, kit.Caption(label), kit.Grow(f.name), kit.Ending(10, f.button, kit.NewButton(loc.T("form.cancel"), "", kit.Plain, f.leave))))))
	body := kit.Stack(f.list.Object, kit.Pad(kit.Sides(16, 16), f.note))
	body = kit.Pad(kit.Sides(6, 4), body)
	if opt.Places != nil {
		body = kit.Leading(placesWidth, kit.Pad(kit.Sides(6, 4), f.places.Object), body)
	}
	f.pop = widget.NewModalPopUp(kit.On(fynetheme.ColorNameBackground, kit.Frame(head, foot, body)), c)
	size := c.Size()
	f.pop.Resize(fyne.NewSize(min(widest, size.Width-40), min(540, size.Height-40)))
	f.pop.Show()
	f.goTo(opt.Folder)
	if opt.Places != nil {
		opt.Places(f.showPlaces)
	}
	if opt.Save {
		c.Focus(f.name)
	} else {
		c.Focus(f.path)
	}
	return f
}

// showPlaces lists where to begin from, and marks the one that is shown.
func (f *Chooser) showPlaces(places []Place) {
	items := make([]kit.Item, len(places))
	for i, p := range places {
		items[i] = kit.Item{ID: filepath.Clean(p.Path), Icon: p.Icon, Title: p.Name, Detail: p.Detail}
	}
	f.places.Set(items)
	f.places.Choose(f.folder)
}

// Places lists the paths of where to begin from.
func (f *Chooser) Places() []string {
	var paths []string
	for _, item := range f.places.Items() {
		paths = append(paths, item.ID)
	}
	return paths
}

// Folder is the one that is shown.
func (f *Chooser) Folder() string { return f.folder }

// Fill sets the name, or a whole path, as if it were typed.
func (f *Chooser) Fill(name string) { f.name.SetText(name) }

// Choose does what the button does.
func (f *Chooser) Choose() { f.choose() }

// Leave does what the button that chooses nothing does.
func (f *Chooser) Leave() { f.leave() }

// Open says whether an answer is still waited for.
func (f *Chooser) Open() bool { return f.pop.Visible() }

func (f *Chooser) leave() { f.pop.Hide() }

// goTo shows a folder; a path to a file shows its folder and takes the file.
func (f *Chooser) goTo(path string) {
	path = filepath.Clean(path)
	if info, err := os.Stat(path); err == nil && !info.IsDir() {
		f.name.SetText(filepath.Base(path))
		path = filepath.Dir(path)
	}
	f.folder = path
	f.path.SetText(path)
	f.places.Choose(path) // marks none where it is no place
	f.opt.List(path, func(entries []Entry, err error) {
		if f.folder != path {
			return
		}
		f.entries = f.offered(entries)
		f.note.Value = ""
		switch {
		case err != nil:
			f.note.Value = f.opt.Explain(err)
		case len(f.entries) == 0:
			f.note.Value = f.loc.T("files.empty")
		}
		f.note.Refresh()
		f.list.Choose("")
		f.mark()
		f.enable()
	})
}

// between stands between the names of files that are chosen together.
const between = " ; "

// names are the files that are named.
func (f *Chooser) names() []string {
	whole := strings.TrimSpace(f.name.Text)
	if !f.opt.Many || slices.ContainsFunc(f.entries, func(e Entry) bool { return e.Name == whole }) {
		return []string{whole}
	}
	var names []string
	for _, n := range strings.Split(f.name.Text, strings.TrimSpace(between)) {
		if n = strings.TrimSpace(n); n != "" {
			names = append(names, n)
		}
	}
	return names
}

// flip takes a file among those that are chosen, or out of them.
func (f *Chooser) flip(name string) {
	names := f.names()
	if i := slices.Index(names, name); i >= 0 {
		names = slices.Delete(names, i, i+1)
	} else {
		names = append(names, name)
	}
	f.name.SetText(strings.Join(names, between))
}

// mark shows the entries, and which of them are chosen where there may be many.
func (f *Chooser) mark() {
	names := f.names()
	items := make([]kit.Item, len(f.entries))
	for i, e := range f.entries {
		items[i] = kit.Item{ID: e.Name, Icon: "plot", Title: e.Name, Trailing: e.Detail}
		switch {
		case e.Folder:
			items[i].Icon = "folder"
		case f.opt.Many && slices.Contains(names, e.Name):
			items[i].Toggle, items[i].Tip = "check", f.loc.T("files.leave_out")
		case f.opt.Many:
			items[i].Toggle, items[i].Tip = "add", f.loc.T("files.take_in")
		}
	}
	f.list.Set(items)
}

// offered keeps folders and the files asked for, folders first, each in alphabetical order; hidden ones are left out.
func (f *Chooser) offered(entries []Entry) []Entry {
	var kept []Entry
	for _, e := range entries {
		wanted := e.Folder || len(f.opt.Extensions) == 0 || slices.Contains(f.opt.Extensions, strings.ToLower(filepath.Ext(e.Name)))
		if wanted && !strings.HasPrefix(e.Name, ".") {
			kept = append(kept, e)
		}
	}
	slices.SortFunc(kept, func(a, b Entry) int {
		if a.Folder != b.Folder {
			if a.Folder {
				return -1
			}
			return 1
		}
		return strings.Compare(locale.Fold(a.Name), locale.Fold(b.Name))
	})
	return kept
}

func (f *Chooser) tapped(name string) {
	for _, e := range f.entries {
		if e.Name == name && e.Folder {
			f.goTo(filepath.Join(f.folder, name))
			return
		}
	}
	f.name.SetText(name)
}

func (f *Chooser) enable() {
	f.button.Why, f.button.Text, f.asked = "", f.opt.Button, ""
	if strings.TrimSpace(f.name.Text) == "" {
		f.button.Why = f.loc.T("files.no_name")
	}
	f.button.Refresh()
}

// there says whether a path is that of a file in the folder that is shown.
func (f *Chooser) there(path string) bool {
	return filepath.Dir(path) == f.folder && slices.ContainsFunc(f.entries, func(e Entry) bool { return !e.Folder && e.Name == filepath.Base(path) })
}

func (f *Chooser) choose() {
	names := f.names()
	if len(names) == 0 || names[0] == "" {
		return
	}
	paths := make([]string, len(names))
	for i, name := range names {
		if paths[i] = name; !filepath.IsAbs(name) {
			paths[i] = filepath.Join(f.folder, name)
		}
	}
	path := paths[0]
	if f.opt.Save && len(f.opt.Extensions) > 0 && !slices.ContainsFunc(f.opt.Extensions, func(ext string) bool { return strings.EqualFold(ext, filepath.Ext(path)) }) {
		path += f.opt.Extensions[0]
	}
	if f.opt.Save && f.asked != path && f.there(path) {
		f.asked = path
		f.button.Text = f.loc.T("data.replace")
		f.button.Refresh()
		f.note.Value = f.loc.N("data.replace_hint", 1, "file", filepath.Base(path))
		f.note.Refresh()
		return
	}
	if f.opt.Save {
		paths[0] = path
	}
	f.pop.Hide()
	f.then(paths...)
}
