package navigator

import (
	"strings"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/search"
	"emprise/ui/kit"
)

// Navigator is the panel.
type Navigator struct {
	Object fyne.CanvasObject

	OnPlot    func(id string)
	OnNeed    func(id string)
	OnProject func(id string)
	OnLayer   func(id string)
	OnVisible func(id string)         // the layer's eye was pressed
	OnMove    func(id string, to int) // a layer was dragged to that place in the list
	OnGroup   func(g Grouping)        // the needs are to be grouped so

	loc   *locale.Locale
	tips  *kit.Tips
	tabs  *kit.Tabs
	model Model

	layers, plots, needs, projects *section
	tools                          *needTools
	due                            [Projects + 1]bool // lists that do not show the model yet: nobody sees them
	lines                          lines
}

// lines are what the model gave for the lists that have been in front.
type lines struct {
	plots    []Plot
	needs    []Need
	projects []Project
}

// New makes an empty panel.
func New(loc *locale.Locale, tips *kit.Tips) *Navigator {
	n := &Navigator{loc: loc, tips: tips}
	n.layers = newSection(n, "", "layers")
	n.plots = newSection(n, "navigator.find_plot", "plot")
	n.needs = newSection(n, "navigator.find_need", "need")
	n.projects = newSection(n, "navigator.find_project", "project")
	n.tools = newNeedTools(n)
	n.needs.head.Add(n.tools.object)
	n.layers.list.OnChoose = func(id string) { n.OnLayer(id) }
	n.layers.list.OnToggle = func(id string) { n.OnVisible(id) }
	n.layers.list.OnMove = func(id string, to int) { n.OnMove(id, to) }
	n.plots.list.OnChoose = func(id string) { n.OnPlot(id) }
	n.needs.list.OnChoose = func(id string) { n.OnNeed(id) }
	n.projects.list.OnChoose = func(id string) { n.OnProject(id) }
	n.tabs = kit.NewTabs(
		[]string{loc.T("navigator.layers"), loc.T("navigator.plots"), loc.T("navigator.needs"), loc.T("navigator.projects")},
		n.layers.object, n.plots.object, n.needs.object, n.projects.object,
	)
	n.tabs.OnChange = func(i int) { n.show(Tab(i)) }
	n.Object = kit.On(fynetheme.ColorNameBackground, n.tabs.Object)
	return n
}

// Show brings a tab to the front.
func (n *Navigator) Show(t Tab) { n.tabs.Select(int(t)) }

// Tab is the one in front.
func (n *Navigator) Tab() Tab { return Tab(n.tabs.Current()) }

// Set shows a model. A list that is not in front is filled when it comes there.
func (n *Navigator) Set(m Model) {
	n.model = m
	for t := range n.due {
		n.due[t] = true
	}
	n.show(n.Tab())
}

// show fills a list that does not show the model yet.
func (n *Navigator) show(t Tab) {
	if !n.due[t] {
		return
	}
	n.due[t] = false
	m, l := &n.model, &n.lines
	switch t {
	case Layers:
		n.layers.set(n.layerItems(), len(m.Layers), m.Import, "navigator.no_layers", "navigator.no_layers_next", "")
	case Plots:
		l.plots = listed(m.Plots)
		n.plots.set(n.plotItems(), len(l.plots), kit.Action{}, "navigator.no_plots", "navigator.no_plots_next", n.plotSummary())
	case Needs:
		l.needs = listed(m.Needs)
		n.tools.set()
		n.needs.set(n.needItems(), len(l.needs), m.AddNeed, "navigator.no_needs", "navigator.no_needs_next", "")
	case Projects:
		l.projects = listed(m.Projects)
		n.projects.set(n.projectItems(), len(l.projects), m.AddProject, "navigator.no_projects", "navigator.no_projects_next", "")
	}
	n.sections()[t].list.Choose(m.Chosen)
}

func listed[T any](list func() []T) []T {
	if list == nil {
		return nil
	}
	return list()
}

func (n *Navigator) sections() []*section { return []*section{n.layers, n.plots, n.needs, n.projects} }

// SetLayers shows other layers, and all else as it is.
func (n *Navigator) SetLayers(layers []Layer) {
	if n.model.Layers = layers; n.due[Layers] {
		return
	}
	n.layers.all = n.layerItems()
	n.layers.filter()
}

// Choose marks what is selected in its list, without telling.
func (n *Navigator) Choose(id string) {
	n.model.Chosen = id
	for t, s := range n.sections() {
		if !n.due[t] {
			s.list.Choose(id)
		}
	}
}

func (n *Navigator) layerItems() []kit.Item {
	items := make([]kit.Item, len(n.model.Layers))
	for i, l := range n.model.Layers {
		item := kit.Item{ID: l.ID, Mark: l.Mark, Title: l.Name, Detail: l.Detail, Trailing: n.loc.Number(float64(l.Count), 0)}
		item.Toggle, item.Tip = "eye", n.loc.T("navigator.hide")
		if l.Arriving {
			item.Toggle, item.Tip, item.Dim = "", "", true
		} else if !l.Visible {
			item.Dim, item.Toggle, item.Tip = true, "eye-off", n.loc.T("navigator.show")
		}
		items[i] = item
	}
	return items
}

func (n *Navigator) plotItems() []kit.Item {
	items := make([]kit.Item, len(n.lines.plots))
	for i, p := range n.lines.plots {
		place := p.Commune
		if p.Zone != "" {
			place = p.Zone + " · " + p.Commune
		}
		items[i] = kit.Item{ID: p.ID, Mark: p.Mark, Title: p.Name, Detail: place, Trailing: p.Area, Dim: !p.Offered}
	}
	return items
}

func (n *Navigator) plotSummary() string {
	offered, area := 0, 0.0
	for _, p := range n.lines.plots {
		if p.Offered {
			offered++
			area += p.AreaM2
		}
	}
	return n.loc.N("navigator.offered", offered, "area", n.loc.Hectares(area))
}

func (n *Navigator) projectItems() []kit.Item {
	items := make([]kit.Item, len(n.lines.projects))
	for i, p := range n.lines.projects {
		icon := "innovation"
		if p.Type == data.Recruitment {
			icon = "people"
		}
		items[i] = kit.Item{ID: p.ID, Icon: icon, Title: p.Title, Detail: join(n.loc.T("project_status."+string(p.Status)), p.Place)}
	}
	return items
}

func join(parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, " · ")
}

// section is the page of one tab: a field that searches, the list, and the button that adds.
type section struct {
	nav    *Navigator
	icon   string
	object *fyne.Container
	list   *kit.List
	find   *kit.Entry
	count  *kit.Text
	told   *fyne.Container // the count with its margins
	add    *kit.Button
	head   *fyne.Container
	foot   *fyne.Container
	empty  *fyne.Container
	all    []kit.Item
	shape  string
}

func newSection(n *Navigator, findKey, icon string) *section {
	s := &section{nav: n, icon: icon, list: kit.NewList(true, n.tips), count: kit.Caption("").Cutting()}
	s.add = kit.NewButton("", "add", kit.Quiet, nil)
	s.add.Left = true
	s.empty = kit.Stack(kit.Space(0, 0))
	s.head = kit.Column(0)
	if findKey != "" {
		s.find = kit.NewEntry()
		s.find.SetPlaceHolder(n.loc.T(findKey))
		s.find.OnChanged = func(string) { s.filter() }
		s.told = kit.Pad(kit.Insets{Left: 12, Right: 12, Bottom: 5}, s.count)
		s.head.Objects = []fyne.CanvasObject{kit.Pad(kit.Insets{Left: 10, Top: 10, Right: 10, Bottom: 6}, s.find), s.told}
	}
	s.foot = kit.Column(0, kit.Hairline(), kit.Pad(kit.Sides(4, 4), s.add))
	s.object = kit.Frame(s.head, s.foot, kit.Stack(s.list.Object, s.empty))
	return s
}

// set shows items, of so many that there are.
func (s *section) set(items []kit.Item, of int, add kit.Action, title, next, summary string) {
	s.all = items
	s.add.Text = add.Title
	s.add.Update(add)
	s.foot.Hidden = add.Title == ""
	s.count.Value = summary
	if s.told != nil {
		s.told.Hidden = summary == ""
	}
	if key := title + next; s.shape != key {
		s.shape = key
		s.empty.Objects = []fyne.CanvasObject{kit.NewPage(kit.Empty(s.icon, s.nav.loc.T(title), s.nav.loc.T(next)))}
	}
	none := of == 0
	s.empty.Hidden = !none
	s.head.Hidden = none || s.find == nil
	s.filter()
	s.object.Refresh()
}

func (s *section) filter() {
	if s.find == nil || s.find.Text == "" {
		s.list.Set(s.all)
		return
	}
	words := search.WordsOf(s.find.Text)
	var kept []kit.Item
	for _, item := range s.all {
		if words.In(item.Title, item.Detail, item.Trailing, item.Group, item.ID) {
			kept = append(kept, item)
		}
	}
	s.list.Set(kept)
}
