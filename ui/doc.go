// Package ui is the window: it puts the panels together, holds the one list of operations from which menus, toolbar,
// palette and shortcuts are made, and brings every change of the project to the panels that show it.
//
// An edit goes one way: panel → operation → workspace.Do → change → panels. No panel is told of an edit before it is in the
// file. What is typed into a form and not saved is kept when the form is left, until its project closes.
//
// All methods belong to the interface thread; long work goes out through the task.Runner and comes back through it.
// The package must know nothing of SQL and of how a map is painted.
package ui
