package contracts

import "emprise/ui/kit"

// Model is what is shown.
type Model struct {
	Contracts []kit.Option
	Contract  string
	Detail    string // framework, period, signatories
	Sheets    []Sheet
	Chosen    string // the code of the sheet in hand; All for the whole contract
	Title     string // of what is in hand
	Facts     string // what it brings, in one line
	Notes     string
	Projects  []Project
	Actions   []kit.Action // about the contract
	Add       kit.Action   // a first contract
}

// All is the code of the whole contract, Loose that of what hangs on no sheet.
const (
	All   = "*"
	Loose = "?"
)

// Sheet is a line of the list: an action sheet, or the axis above some.
type Sheet struct {
	Code  string // "" is an axis, which is not chosen
	Title string
	Count string // of its projects
	Void  bool   // nothing hangs on it yet
}

// Project is a project that hangs on what is in hand.
type Project struct {
	ID     string
	Icon   string
	Title  string
	Detail string
	Value  string // jobs, tonnes, money
}
