//go:build !linux

package main

import "time"

// processor and threadProcessor tell nothing here.
func processor() time.Duration       { return 0 }
func threadProcessor() time.Duration { return 0 }
