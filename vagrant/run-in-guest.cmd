@echo off
rem Runs the kit in the machine: run-in-guest.cmd USER PASSWORD JAVA TESTS. Called over WinRM, by native_tests.rb.
rem Such a session may not use the user's keys (its password is not known to Windows), so a task that has the
rem password does the work; this waits for it. No PowerShell: Vista has none.
setlocal
set "SHARE=\\vboxsvr\certenroll4j"
set "HERE=%SystemDrive%\certenroll4j native tests"
set "REPORTS=%HERE%\reports %~3"

if not exist "%SHARE%\kit\run.cmd" goto noshare
xcopy /e /i /q /y "%SHARE%\kit" "%HERE%\kit" >nul
if errorlevel 1 exit /b 4
xcopy /e /i /q /y "%SHARE%\java\%~3" "%HERE%\java\%~3" >nul
if errorlevel 1 exit /b 4
if exist "%REPORTS%" rmdir /s /q "%REPORTS%"
mkdir "%REPORTS%"

> "%HERE%\task.cmd" echo @echo off
>>"%HERE%\task.cmd" echo set CERTENROLL4J_NATIVE_TESTS=allow
>>"%HERE%\task.cmd" echo set "JAVA_HOME=%HERE%\java\%~3"
>>"%HERE%\task.cmd" echo call "%HERE%\kit\run.cmd" "%REPORTS%" "%~4" ^> "%REPORTS%\output.txt" 2^>^&1
>>"%HERE%\task.cmd" echo echo %%ERRORLEVEL%% ^> "%REPORTS%\exit-code.txt"

schtasks /create /f /tn certenroll4j /sc once /st 00:00 /ru "%~1" /rp "%~2" /rl highest /tr "\"%HERE%\task.cmd\"" >nul
if errorlevel 1 exit /b 4
schtasks /run /tn certenroll4j >nul
if errorlevel 1 exit /b 4
rem Half an hour; ping waits where no console is, timeout does not.
for /l %%I in (1,1,180) do if not exist "%REPORTS%\exit-code.txt" ping -n 11 127.0.0.1 >nul
schtasks /end /tn certenroll4j >nul 2>&1
schtasks /delete /f /tn certenroll4j >nul
xcopy /e /i /q /y "%REPORTS%" "%SHARE%\reports\%~3" >nul
if errorlevel 1 exit /b 4
if not exist "%REPORTS%\exit-code.txt" goto hangs
set /p CODE=<"%REPORTS%\exit-code.txt"
exit /b %CODE%

:noshare
echo The shared folder %SHARE% is not there: are the Guest Additions running, and was the machine started by Vagrant?
exit /b 4

:hangs
echo The tests did not end within half an hour.
exit /b 4
