@echo off
rem The first logon of a new machine, from the floppy: WinRM, VirtualBox's Guest Additions, the hotfix if its CD has it.
rem What it says is in C:\certenroll4j-setup.log of the machine. Shuts the machine down only when WinRM answers: one that
rem nobody can reach would be a box that nobody can use.
setlocal EnableExtensions DisableDelayedExpansion
call :all > "%SystemDrive%\certenroll4j-setup.log" 2>&1
call :answers
if errorlevel 1 goto unreachable
shutdown /s /t 10 /f
exit /b 0

:unreachable
echo WinRM does not answer on port 5985; see %SystemDrive%\certenroll4j-setup.log. The machine is left on.
pause
exit /b 1

:all
rem Without this a local administrator is nobody special over the network.
reg add HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System /v LocalAccountTokenFilterPolicy /t REG_DWORD /d 1 /f
rem The password must not run out while a box lies on a shelf.
net accounts /maxpwage:unlimited

rem From Windows 8 on a new network is public, and until it is identified it cannot be made private; WinRM refuses to be set
rem up in a public one. Five minutes at most. Vista has no PowerShell and no need, Windows 7 has no such command.
ver | find "Version 6.0" >nul || ver | find "Version 6.1" >nul || for /l %%I in (1,1,30) do call :private
call winrm quickconfig -q
call winrm set winrm/config/service @{AllowUnencrypted="true"}
call winrm set winrm/config/service/auth @{Basic="true"}
rem Windows Vista has WinRM 1.1, which listens on port 80; Vagrant expects the port of later ones.
call winrm set winrm/config/Listener?Address=*+Transport=HTTP @{Port="5985"}
netsh advfirewall firewall add rule name="WinRM for Vagrant" dir=in action=allow protocol=TCP localport=5985
sc config WinRM start= auto

for %%D in (D E F G) do if exist %%D:\VBoxWindowsAdditions.exe call :additions %%D
for %%D in (D E F G) do if exist %%D:\hotfix.msu start /wait wusa %%D:\hotfix.msu /quiet /norestart
exit /b

rem Once it is private, the other rounds do nothing.
:private
if defined PRIVATE exit /b
powershell -NoProfile -Command "$all = @(Get-NetConnectionProfile); $all | Set-NetConnectionProfile -NetworkCategory Private; if ($all.Count -eq 0 -or @(Get-NetConnectionProfile | Where-Object { $_.NetworkCategory -ne 'Private' }).Count -gt 0) { exit 1 }"
if not errorlevel 1 set "PRIVATE=yes"
if not defined PRIVATE ping -n 11 127.0.0.1 >nul
exit /b

rem Whether WinRM answers where Vagrant will ask; a minute at most.
:answers
for /l %%I in (1,1,12) do call :asked
if not defined ANSWERS exit /b 1
exit /b 0

:asked
if defined ANSWERS exit /b
call winrm identify -r:http://127.0.0.1:5985 -a:none >nul 2>&1
if not errorlevel 1 set "ANSWERS=yes"
if not defined ANSWERS ping -n 6 127.0.0.1 >nul
exit /b

:additions
rem Setup would ask whether to trust the driver's publisher.
for %%C in (%1:\cert\*.cer) do %1:\cert\VBoxCertUtil.exe add-trusted-publisher "%%C"
start /wait %1:\VBoxWindowsAdditions.exe /S
exit /b
