package dashboard

import "emprise/ui/kit"

// Model is what is shown.
type Model struct {
	Detail  string // of what the figures are, beside the title
	Working bool   // they are being worked out
	Charts  []Chart
	Chosen  string // the bar in force
	Told    string // what it shows, in words
	Empty   string // in place of all charts, when there is nothing to count at all
}

// Chart is some bars of one scale.
type Chart struct {
	Title  string
	Bars   []Bar
	Notes  []string
	Empty  string      // what to do so that there are bars
	Action *kit.Action // below, nil for none
}

// Bar is a figure. One without a code counts nothing that could be shown.
type Bar struct {
	Code  string
	Title string
	Value string
	Strip kit.Painter // nil for a figure without a bar
}
