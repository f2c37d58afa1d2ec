@echo off
rem The first logon of a new machine, from the floppy: WinRM, VirtualBox's Guest Additions, the hotfix if its CD has it.
rem What it says is in C:\certenroll4j-setup.log of the machine.
call :all > "%SystemDrive%\certenroll4j-setup.log" 2>&1
shutdown /s /t 10 /f
exit /b

:all
rem Without this a local administrator is nobody special over the network.
reg add HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System /v LocalAccountTokenFilterPolicy /t REG_DWORD /d 1 /f
rem The password must not run out while a box lies on a shelf.
net accounts /maxpwage:unlimited

rem From Windows 8 on a new network is public, and WinRM refuses to be set up in one. Vista has no PowerShell and no need.
powershell -NoProfile -Command "Get-NetConnectionProfile | Set-NetConnectionProfile -NetworkCategory Private"
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

:additions
rem Setup would ask whether to trust the driver's publisher.
for %%C in (%1:\cert\*.cer) do %1:\cert\VBoxCertUtil.exe add-trusted-publisher "%%C"
start /wait %1:\VBoxWindowsAdditions.exe /S
exit /b
