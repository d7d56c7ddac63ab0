package ui

import "fyne.io/fyne/v2"

// helpOperations tell what there is.
func (w *Window) helpOperations() []Operation {
	return []Operation{
		{ID: "help", TitleKey: "op.help", ShortKey: "op.help_short", Group: "help", Icon: "question", Key: fyne.KeyF1, Run: w.openHelp},
		{ID: "guide", TitleKey: "op.guide", ShortKey: "op.guide_short", Group: "help", Icon: "doc", Key: fyne.KeyF1, Shifted: true, Run: func() { w.openGuide(w.chapter) }},
		{ID: "guide.next", TitleKey: "op.guide_next", ShortKey: "op.guide_next_short", Icon: "forward", Disabled: func() string { return w.noChapter(1) }, Run: func() { w.openGuide(w.chapter + 1) }},
		{ID: "guide.previous", TitleKey: "op.guide_previous", ShortKey: "op.guide_previous_short", Icon: "back", Disabled: func() string { return w.noChapter(-1) }, Run: func() { w.openGuide(w.chapter - 1) }},
		{ID: "tour", TitleKey: "op.tour", Group: "help", Icon: "hand", Disabled: w.noProject, Run: w.startTour},
		{ID: "tour.next", TitleKey: "op.tour_next", Icon: "forward", Disabled: w.noTour, Run: w.nextOfTour},
		{ID: "tour.leave", TitleKey: "op.tour_leave", Icon: "close", Disabled: w.noTour, Run: w.leaveTour},
		{ID: "tasks", TitleKey: "op.tasks", Group: "help", Icon: "stop", Shortcut: ctrlShift(fyne.KeyT), Disabled: w.noTask, Run: w.openTasks},
		{ID: "toast.dismiss", TitleKey: "op.toast_dismiss", Icon: "close", Disabled: w.noToast, Run: w.dismissAll},
		{ID: "preferences", TitleKey: "op.preferences", Group: "file", Icon: "edit", Run: w.editPreferences},
		{ID: "about", TitleKey: "op.about", ShortKey: "op.about_short", Group: "help", Icon: "info", Run: w.openAbout},
	}
}
