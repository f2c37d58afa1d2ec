# The Windows programs that are no Java, each for x86 and x64, as the zips take them in:
#   make -s -f native-tests/programs.mk VERSION=0.1.0-SNAPSHOT
# makes target/launcher/{x86,x64}/certenroll4j.exe and target/client/{x86,x64}/contract.exe. No path is absolute: make takes a
# blank in one for its end.

here := $(dir $(lastword $(MAKEFILE_LIST)))
arch_x86 := i686
arch_x64 := x86_64
target := ../../target

.PHONY: all launcher-x86 launcher-x64 client-x86 client-x64
all: launcher-x86 launcher-x64 client-x86 client-x64

launcher-x86 launcher-x64: launcher-%:
	@$(MAKE) -s -C $(here)../src/launcher VERSION=$(VERSION) ARCH=$(arch_$*) OUT=$(target)/launcher/$*

client-x86 client-x64: client-%:
	@$(MAKE) -s -C $(here)client ARCH=$(arch_$*) OUT=$(target)/client/$*
