package crash_test

import (
	"errors"
	"os"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"emprise/data/crash"
)

// The report tells where the program ended and nothing of whom it was about.
func TestAReportTellsWhereAndNotWhom(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if _, ok := crash.Kept(folder); ok {
		t.Fatal("there is a report before the first crash")
	}
	for _, f := range []func(){
		func() { panic(errors.New("Scierie Durand")) },
		func() { panic("Scierie Durand") },
		func() { var none []int; none[3]++ },
	} {
		func() {
			defer func() {
				r := crash.Report{Version: "1.2.3", When: time.Unix(0, 0), Reason: recover(), Stack: debug.Stack(), Last: []string{"undo", "export"}}
				if err := crash.Keep(folder, r); err != nil {
					t.Error(err)
				}
			}()
			f()
		}()
		text, ok := crash.Kept(folder)
		home, _ := os.UserHomeDir()
		for _, want := range []string{"Emprise 1.2.3", "undo, export", "TestAReportTellsWhereAndNotWhom", "1970-01-01T00:00:00Z"} {
			if !ok || !strings.Contains(text, want) {
				t.Errorf("no %q in\n%s", want, text)
			}
		}
		if strings.Contains(text, "Durand") || home != "" && home != "/" && strings.Contains(text, home+"/") {
			t.Errorf("the report tells of a person:\n%s", text)
		}
	}
	if text, _ := crash.Kept(folder); !strings.Contains(text, "index out of range") {
		t.Errorf("the reason of the runtime is not told:\n%s", text)
	}
	if err := crash.Drop(folder); err != nil {
		t.Fatal(err)
	}
	if _, ok := crash.Kept(folder); ok {
		t.Error("the report is still there")
	}
}
